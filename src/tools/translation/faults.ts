import type { Language } from '../../contracts/languages.ts'
import type { Fault } from './fault.ts'
import { textFaults } from './text-faults.ts'
import { understandingFaults } from './understanding-faults.ts'
import { wordFaults } from './word-faults.ts'

export type { Fault } from './fault.ts'

/** Everything that is wrong with a language, all at once; the locale test holds that no spoken language has any. */
export function faultsOf(language: Language): readonly Fault[] {
  return [...textFaults(language), ...understandingFaults(language), ...wordFaults(language)]
}
