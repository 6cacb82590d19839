import { existsSync } from 'node:fs'
import { readSettings, type Settings } from './settings.ts'

/** The settings of this machine: `.env` where it is present, the environment over it. Throws `SettingsError`. */
export function settingsOfThisMachine(): Settings {
  if (existsSync('.env')) process.loadEnvFile('.env')
  return readSettings(process.env)
}
