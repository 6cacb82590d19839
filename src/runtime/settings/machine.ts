import { readEnvFile } from './env-file.ts'
import { SettingsError } from './fault.ts'
import { isSetting, settingMeantBy } from './misspelt.ts'
import { readSettings, type Settings } from './settings.ts'

type Texts = Readonly<Record<string, string | undefined>>

/** Names in `.env` that are for the compose file or Node. */
const OTHERS = /^(DOMAIN|POSTGRES_PASSWORD|UPSTREAMS|TZ|COMPOSE_\w+|NODE_\w+|npm_\w+|PG\w+)$/

const isBlank = (text: string | undefined) => text === undefined || text.trim() === ''

/** Unknown names that are probably misspelt settings. */
function misspelt(names: readonly string[], all: Texts, where: 'file' | 'environment'): readonly string[] {
  return names.flatMap((name) => {
    const meant = OTHERS.test(name) ? undefined : settingMeantBy(name, where)
    if (meant === undefined || !isBlank(all[meant])) return []
    const place = where === 'file' ? '.env' : 'the environment'
    return [`${name} in ${place} is no setting: is ${meant} meant?`]
  })
}

/** Unknown names in `.env`. */
export function unknownNames(): readonly string[] {
  return Object.keys(readEnvFile('.env').values).filter((name) => !isSetting(name) && !OTHERS.test(name))
}

function faultsOf(all: Texts): { readonly settings?: Settings; readonly faults: readonly string[] } {
  try {
    return { settings: readSettings(all), faults: [] }
  } catch (fault) {
    if (fault instanceof SettingsError) return { faults: fault.faults }
    throw fault
  }
}

/** The settings of this machine: the environment overrides `.env`. Throws `SettingsError` with all faults. */
export function settingsOfThisMachine(): Settings {
  const file = readEnvFile('.env')
  for (const [name, value] of Object.entries(file.values)) process.env[name] ??= value
  const all = process.env
  const { settings, faults } = faultsOf(all)
  const elsewhere = Object.keys(all).filter((name) => !(name in file.values))
  const names = [
    ...misspelt(Object.keys(file.values), all, 'file'),
    ...misspelt(elsewhere, all, 'environment'),
  ]
  const found = [...file.faults, ...names, ...faults]
  if (found.length > 0 || !settings) throw new SettingsError(found)
  return settings
}
