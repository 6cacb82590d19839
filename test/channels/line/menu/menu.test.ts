import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { lineCall } from '../../../../src/channels/line/api/client.ts'
import { authorised, tokenSource } from '../../../../src/channels/line/api/token.ts'
import { callsForCommand } from '../../../../src/channels/line/command.ts'
import { menuFaults } from '../../../../src/channels/line/limits/rich-menu.ts'
import { MENU_FIELDS, MENU_SIZE, menuRequest } from '../../../../src/channels/line/menu/definition.ts'
import { menuFollower, spokenIn } from '../../../../src/channels/line/menu/follow.ts'
import { installMenus, MenuError } from '../../../../src/channels/line/menu/install.ts'
import { decodeAction } from '../../../../src/contracts/action.ts'
import { LANGUAGES, type Language } from '../../../../src/contracts/languages.ts'
import { refusedMenu } from '../../../platforms/line/check.ts'
import { type StandInLine, startLine } from '../../../platforms/line/line.ts'
import { memoryPorts, rememberingLog } from '../ports.ts'

let line: StandInLine
beforeEach(async () => {
  line = await startLine()
})
afterEach(() => line.close())

const pictureOf = (language: string) =>
  new URL(`../../../../src/channels/line/menu/images/${language}.png`, import.meta.url)

/** The languages that have a picture; the others have the default menu. */
const PICTURED = LANGUAGES.filter((language) => existsSync(pictureOf(language)))

const imageOf = async (language: Language) => new Uint8Array(await readFile(pictureOf(language)))

function calls() {
  const token = { kind: 'long-lived', token: line.accessToken } as const
  return callsForCommand({ secrets: [], token, apiBaseUrl: line.url, publicUrl: '' })
}

/** As the command finds them: none for a language without a picture. */
const run = (images = imageOf) =>
  installMenus({
    ...calls(),
    imageOf: async (language) => (PICTURED.includes(language) ? images(language) : undefined),
    say: () => undefined,
  })
const writes = () => line.requests.filter(({ method }) => method !== 'GET')

/** Another picture: the same with a byte behind its end. */
const redrawn = async (language: Language) => new Uint8Array([...(await imageOf(language)), 0])

describe.each(PICTURED)('the rich menu in %s', (language) => {
  test('is one that LINE takes, by our knowledge and by the stand-in’s', async () => {
    const image = await imageOf(language)
    expect(menuFaults(menuRequest(language, 'name'), image.byteLength)).toEqual([])
    expect(refusedMenu(menuRequest(language, 'name'))).toEqual([])
  })

  test('has a picture of its own, of the size that LINE is told', async () => {
    const png = Buffer.from(await imageOf(language))
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([MENU_SIZE.width, MENU_SIZE.height])
  })
})

describe('the fields of the menu', () => {
  test('cover the whole picture and do not overlap', () => {
    const area = MENU_FIELDS.reduce((sum, { bounds }) => sum + bounds.width * bounds.height, 0)
    expect(area).toBe(MENU_SIZE.width * MENU_SIZE.height)
    for (const a of MENU_FIELDS)
      for (const b of MENU_FIELDS) {
        if (a === b) continue
        const apart =
          a.bounds.x + a.bounds.width <= b.bounds.x ||
          b.bounds.x + b.bounds.width <= a.bounds.x ||
          a.bounds.y + a.bounds.height <= b.bounds.y ||
          b.bounds.y + b.bounds.height <= a.bounds.y
        expect(apart).toBe(true)
      }
  })

  test('each do what they say', () => {
    const { areas = [] } = menuRequest('en', 'name')
    const done = areas.map(({ action }) =>
      decodeAction(action && 'data' in action ? (action.data ?? '') : ''),
    )
    expect(done.map((action) => action?.do)).toEqual(['home', 'counter', 'cards', 'help'])
  })
})

describe('making the menus', () => {
  test('makes one a language with picture and alias, and a default', async () => {
    expect(await run()).toEqual({ changed: PICTURED.length })
    expect(line.state.menus.size).toBe(PICTURED.length)
    expect([...line.state.aliases.keys()]).toEqual(
      PICTURED.map((language) => `kigen-${language.toLowerCase()}`),
    )
    for (const menu of line.state.aliases.values()) expect(line.state.menus.get(menu)?.image).toBeDefined()
    expect(line.state.defaultMenu).toBe(line.state.aliases.get('kigen-en'))
  })

  test('a second time changes nothing', async () => {
    await run()
    line.requests.length = 0
    expect(await run()).toEqual({ changed: 0 })
    expect(writes()).toEqual([])
  })

  test.each([1, 2, 3, 4, 5])(
    'broken off at step %i is finished by the next run, and nothing is left over',
    async (step) => {
      let left = step
      line.faults = ({ method }) => {
        left -= method === 'POST' ? 1 : 0
        return left < 0 ? { kind: '500-before' } : undefined
      }
      await expect(run()).rejects.toThrow(MenuError)
      line.faults = () => undefined
      await run()
      expect(line.state.menus.size).toBe(PICTURED.length)
      expect(await run()).toEqual({ changed: 0 })
    },
  )

  test('with a new picture moves everybody over, and the old menus go', async () => {
    await run()
    const before = new Map(line.state.aliases)
    const phone = line.person()
    phone.account.menu = before.get('kigen-ja') ?? ''
    await run(redrawn)
    expect(line.state.menus.size).toBe(PICTURED.length)
    expect(phone.account.menu).toBe(line.state.aliases.get('kigen-ja'))
    expect(phone.account.menu).not.toBe(before.get('kigen-ja'))
    expect(line.state.defaultMenu).toBe(line.state.aliases.get('kigen-en'))
  })

  test('refused by LINE says why and what to do', async () => {
    line.state.accessTokens.clear()
    await expect(run()).rejects.toThrow(/list of aliases: 401 .*run it again/)
  })
})

describe('the menu of a person’s language', () => {
  function follower() {
    const ports = memoryPorts()
    const open = lineCall(line.url, rememberingLog())
    const settings = { secrets: [], token: { kind: 'long-lived', token: line.accessToken } as const }
    const call = authorised(open, tokenSource(settings, { call: open, ports, log: rememberingLog() }))
    return { ports, follow: menuFollower({ call, ports }), again: () => menuFollower({ call, ports }) }
  }

  test('is linked once, and again when the language changes', async () => {
    await run()
    const phone = line.person()
    const { follow } = follower()
    line.requests.length = 0
    for (const language of ['en', 'en', 'ja', 'ja', 'en'] as const) {
      await follow(`line:${phone.id}`, language)
      expect(phone.account.menu).toBe(line.state.aliases.get(`kigen-${language.toLowerCase()}`))
    }
    expect(writes()).toHaveLength(3)
  })

  test('is remembered over a restart', async () => {
    await run()
    const phone = line.person()
    const { ports, follow, again } = follower()
    await ports.setReachable(`line:${phone.id}`, true)
    await follow(`line:${phone.id}`, 'ja')
    line.requests.length = 0
    await again()(`line:${phone.id}`, 'ja')
    expect(writes()).toEqual([])
  })

  test('is not kept of somebody of whom nothing is kept: an erasure leaves nothing behind its last words', async () => {
    await run()
    const phone = line.person()
    const { ports, follow } = follower()
    await follow(`line:${phone.id}`, 'ja')
    expect(await ports.values.get(`line:menu:line:${phone.id}`)).toBeUndefined()
  })

  test('is linked anew when the menu was made anew', async () => {
    await run()
    const phone = line.person()
    const { ports, follow } = follower()
    await follow(`line:${phone.id}`, 'ja')
    await run(redrawn)
    ports.time += 11 * 60_000
    await follow(`line:${phone.id}`, 'ja')
    expect(phone.account.menu).toBe(line.state.aliases.get('kigen-ja'))
  })

  test('is left alone while no menus were made, and LINE is not asked each time', async () => {
    const { follow } = follower()
    for (let i = 0; i < 5; i += 1) await follow(`line:${line.person().id}`, 'en')
    expect(line.requests).toHaveLength(1)
  })

  test('is not told by the counter card, which is Japanese for everybody', () => {
    const base = { audience: 'personal', notice: '', buttons: [] } as const
    const counter = {
      ...base,
      kind: 'counter',
      alt: '',
      language: 'ja',
      title: '',
      purpose: '',
      rows: [],
      brought: [],
      notes: [],
      request: '',
    } as const
    expect(spokenIn([{ ...base, kind: 'text', language: 'en', text: '' }, counter])).toBe('en')
    expect(spokenIn([counter])).toBeUndefined()
  })
})
