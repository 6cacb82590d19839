import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { LANGUAGES, type Language } from '../../../contracts/languages.ts'
import { type LineAnswer, type LineCall, type LineRequest, ok, refusal } from '../api/client.ts'
import { menuFaults } from '../limits/rich-menu.ts'
import { menuRequest } from './definition.ts'
import { menuAlias } from './names.ts'

/** LINE refused a step of the menu installation. */
export class MenuError extends Error {
  readonly code = 'line-menu'
  constructor(what: string, reason: string) {
    super(`${what}: ${reason}. Nothing that people see was taken away; mend this and run it again.`)
    this.name = 'MenuError'
  }
}

/** The needs of the menu installation. */
export interface MenuNeeds {
  readonly call: LineCall
  /** The client for LINE's file host. */
  readonly dataCall: LineCall
  /** The picture of a language's menu; `undefined`: it has none, and its people see the default menu. */
  readonly imageOf: (language: Language) => Promise<Uint8Array | undefined>
  /** What was done, a line each. */
  readonly say: (line: string) => void
}

/** The menu of people without a language. */
const DEFAULT: Language = 'en'

/** Milliseconds to wait until LINE has moved everybody to a new menu. */
const MOVED_WITHIN_MS = 60_000

const menuList = z.object({
  richmenus: z.array(z.object({ richMenuId: z.string(), name: z.string().default('') })),
})
const aliasList = z.object({
  aliases: z.array(z.object({ richMenuAliasId: z.string(), richMenuId: z.string() })),
})
const created = z.object({ richMenuId: z.string() })
const phase = z.object({ phase: z.string() })

type Done = Extract<LineAnswer, { kind: 'answered' }>

async function need(call: LineCall, what: string, request: LineRequest): Promise<Done> {
  const answer = await call({ withinMs: 30_000, ...request })
  if (!ok(answer)) throw new MenuError(what, refusal(answer))
  return answer
}

/** A name derived from menu and image, so that an existing menu is recognised. */
function nameOf(language: Language, image: Uint8Array): string {
  const hash = createHash('sha256')
    .update(image)
    .update(JSON.stringify(menuRequest(language, '')))
  return `${menuAlias(language)} ${hash.digest('hex').slice(0, 12)}`
}

async function menuNamed({ call }: MenuNeeds, name: string): Promise<string | undefined> {
  const answer = await need(call, 'list of menus', { method: 'GET', path: '/v2/bot/richmenu/list' })
  return menuList.parse(answer.body).richmenus.find((menu) => menu.name === name)?.richMenuId
}

async function aliases({ call }: MenuNeeds): Promise<ReadonlyMap<string, string>> {
  const answer = await need(call, 'list of aliases', { method: 'GET', path: '/v2/bot/richmenu/alias/list' })
  return new Map(
    aliasList.parse(answer.body).aliases.map((it) => [it.richMenuAliasId, it.richMenuId] as const),
  )
}

async function makeMenu(needs: MenuNeeds, language: Language, name: string): Promise<string> {
  const json = menuRequest(language, name)
  const answer = await need(needs.call, 'new menu', { method: 'POST', path: '/v2/bot/richmenu', json })
  needs.say(`${language}: made`)
  return created.parse(answer.body).richMenuId
}

/**
 * Uploads the image if it is missing, for example after an interrupted run. LINE does not allow replacing it.
 */
async function giveImage(needs: MenuNeeds, menu: string, png: Uint8Array): Promise<void> {
  const path = `/v2/bot/richmenu/${menu}/content`
  if (ok(await needs.dataCall({ method: 'GET', path }))) return
  await need(needs.dataCall, 'picture', { method: 'POST', path, png })
}

async function pointAlias({ call }: MenuNeeds, alias: string, menu: string, before?: string): Promise<void> {
  const [path, json] = before
    ? [`/v2/bot/richmenu/alias/${alias}`, { richMenuId: menu }]
    : ['/v2/bot/richmenu/alias', { richMenuAliasId: alias, richMenuId: menu }]
  await need(call, 'alias', { method: 'POST', path, json })
}

/**
 * Moves everybody from the old menu to the new one and deletes the old one. LINE does this asynchronously.
 */
async function moveEverybody({ call, say }: MenuNeeds, from: string, to: string): Promise<void> {
  const json = { operations: [{ type: 'link', from, to }] }
  const { requestId = '' } = await need(call, 'move', {
    method: 'POST',
    path: '/v2/bot/richmenu/batch',
    json,
  })
  const path = `/v2/bot/richmenu/progress/batch?requestId=${encodeURIComponent(requestId)}`
  for (let waited = 0; waited < MOVED_WITHIN_MS; waited += 2_000) {
    const answer = await call({ method: 'GET', path })
    const read = phase.safeParse(ok(answer) ? answer.body : undefined)
    if (read.success && read.data.phase === 'succeeded') {
      await need(call, 'old menu', { method: 'DELETE', path: `/v2/bot/richmenu/${from}` })
      return say('moved everybody to the new menu; the old one is gone')
    }
    await pause(2_000)
  }
  say('LINE is still moving people to the new menu; the old one stays')
}

async function install(needs: MenuNeeds, language: Language, known: ReadonlyMap<string, string>) {
  const image = await needs.imageOf(language)
  if (!image) return undefined
  const name = nameOf(language, image)
  const faults = menuFaults(menuRequest(language, name), image.byteLength)
  if (faults[0]) throw new MenuError(`${language}: ${faults[0].at}`, faults[0].what)
  const menu = (await menuNamed(needs, name)) ?? (await makeMenu(needs, language, name))
  const before = known.get(menuAlias(language))
  if (before === menu) return { language, menu, changed: false }
  await giveImage(needs, menu, image)
  await pointAlias(needs, menuAlias(language), menu, before)
  if (before) await moveEverybody(needs, before, menu)
  return { language, menu, changed: true }
}

async function makeDefault({ call, say }: MenuNeeds, menu: string): Promise<void> {
  const answer = await call({ method: 'GET', path: '/v2/bot/user/all/richmenu' })
  const present = created.safeParse(ok(answer) ? answer.body : undefined)
  if (present.success && present.data.richMenuId === menu) return
  await need(call, 'default menu', { method: 'POST', path: `/v2/bot/user/all/richmenu/${menu}` })
  say(`${DEFAULT}: the menu of everybody who has not chosen a language`)
}

/**
 * Creates the rich menu of each language with image and alias, and sets the default. Existing ones are not
 * changed, so a second run does nothing. Rejects with `MenuError`. People get the menu with their next
 * message.
 */
export async function installMenus(needs: MenuNeeds): Promise<{ readonly changed: number }> {
  const known = await aliases(needs)
  let changed = 0
  for (const language of LANGUAGES) {
    const result = await install(needs, language, known)
    if (!result) {
      needs.say(`${language}: no picture; its people see the default menu`)
      continue
    }
    needs.say(`${language}: ${result.changed ? 'in place' : 'nothing to change'}`)
    if (result.changed) changed += 1
    if (language === DEFAULT) await makeDefault(needs, result.menu)
  }
  return { changed }
}
