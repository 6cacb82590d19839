import type { Language } from '../../contracts/languages.ts'
import type { Fault } from './fault.ts'
import { textFaults } from './text-faults.ts'
import { understandingFaults } from './understanding-faults.ts'
import { wordFaults } from './word-faults.ts'

export type { Fault } from './fault.ts'

/** All faults of a language. The locale test checks that no language in use has any. */
export function faultsOf(language: Language): readonly Fault[] {
  return [...textFaults(language), ...understandingFaults(language), ...wordFaults(language)]
}
