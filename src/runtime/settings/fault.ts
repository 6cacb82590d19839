import { exampleOf, type SettingName } from './environment.ts'

/** What is wrong with one setting. Never holds its value, which may be a secret. */
export interface Fault {
  readonly name: SettingName
  readonly what: string
}

/** A fault as an operator reads it: the setting, what is wrong, an example that works. */
export const faultLine = ({ name, what }: Fault): string => `${name} ${what} (for example ${exampleOf(name)})`

/** Everything that is wrong with the settings, all at once, a line each. */
export class SettingsError extends Error {
  readonly code = 'settings'
  readonly faults: readonly string[]
  constructor(faults: readonly string[]) {
    super(`The settings do not fit:\n${faults.map((fault) => `  ${fault}`).join('\n')}`)
    this.name = 'SettingsError'
    this.faults = faults
  }
}
