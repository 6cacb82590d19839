import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { callsForCommand } from '../channels/line/command.ts'
import { installMenus } from '../channels/line/menu/install.ts'
import { settingsOfThisMachine } from '../runtime/settings/machine.ts'

/** Makes the rich menus of every language at LINE and says what it did; a second run changes nothing. */
async function main(): Promise<void> {
  const { line } = settingsOfThisMachine()
  if (!line.on) throw new Error(`LINE is off: ${line.why}`)
  const imageOf = async (language: string) => {
    const path = new URL(`../channels/line/menu/images/${language}.png`, import.meta.url)
    return existsSync(path) ? new Uint8Array(await readFile(path)) : undefined
  }
  const calls = callsForCommand(line)
  const { changed } = await installMenus({ ...calls, imageOf, say: console.log })
  console.log(changed === 0 ? 'Nothing to change.' : `${changed} menus changed.`)
}

main().catch((fault: unknown) => {
  console.error(fault instanceof Error ? fault.message : fault)
  process.exitCode = 1
})
