import { exampleOf, type SettingName } from './environment.ts'

/** What is wrong with a setting, without its value, which may be a secret. */
export interface Fault {
  readonly name: SettingName
  readonly what: string
}

/** A fault for the operator: setting, fault, example. */
export const faultLine = ({ name, what }: Fault): string => `${name} ${what} (for example ${exampleOf(name)})`

/** All faults of the settings, a line each. */
export class SettingsError extends Error {
  readonly code = 'settings'
  readonly faults: readonly string[]
  constructor(faults: readonly string[]) {
    super(`The settings do not fit:\n${faults.map((fault) => `  ${fault}`).join('\n')}`)
    this.name = 'SettingsError'
    this.faults = faults
  }
}
