import { z } from 'zod'
import type { Language } from '../../../contracts/languages.ts'
import type { Message } from '../../../contracts/message.ts'
import type { PersonId } from '../../../contracts/person.ts'
import type { Instant } from '../../../domain/dates/day.ts'
import { createRecent } from '../../../support/recent.ts'
import { type LineCall, ok } from '../api/client.ts'
import type { LinePorts } from '../api/ports.ts'
import { menuAlias } from './names.ts'

/** How long it is believed which menu a language has, in milliseconds. */
const BELIEVED_MS = 10 * 60_000

/** How many people's menus are remembered in this process. */
const REMEMBERED = 10_000

const aliasBody = z.object({ richMenuId: z.string().min(1) })

/** The language that a person is spoken to in; the counter card is Japanese for everybody and tells nothing. */
export function spokenIn(messages: readonly Message[]): Language | undefined {
  return messages.findLast(({ kind }) => kind !== 'counter')?.language
}

interface Needs {
  readonly call: LineCall
  readonly ports: Pick<LinePorts, 'values' | 'now' | 'isKnown'>
}

/** Which rich menu a language has at the moment; asked for once in a while. */
function menuOf({ call, ports }: Needs) {
  const known = new Map<Language, { readonly menu: string | undefined; readonly until: Instant }>()
  return async (language: Language): Promise<string | undefined> => {
    const before = known.get(language)
    if (before && before.until > ports.now()) return before.menu
    const answer = await call({ method: 'GET', path: `/v2/bot/richmenu/alias/${menuAlias(language)}` })
    const read = aliasBody.safeParse(ok(answer) ? answer.body : undefined)
    const menu = read.success ? read.data.richMenuId : undefined
    known.set(language, { menu, until: ports.now() + BELIEVED_MS })
    return menu
  }
}

/**
 * Links the rich menu of a person's language, once, and again when the language or the menu changed. Rejects when the
 * values cannot be read; a menu that cannot be linked is tried with a later message.
 */
export function menuFollower(needs: Needs) {
  const { call, ports } = needs
  const menuFor = menuOf(needs)
  const linked = createRecent<PersonId, string>(REMEMBERED)

  return async (person: PersonId, language: Language): Promise<void> => {
    const menu = await menuFor(language)
    if (menu === undefined || linked.get(person) === menu) return
    const name = `line:menu:${person}`
    if (!linked.has(person) && (await ports.values.get(name)) === menu) return linked.set(person, menu)
    const user = encodeURIComponent(person.slice('line:'.length))
    const answer = await call({ method: 'POST', path: `/v2/bot/user/${user}/richmenu/${menu}` })
    if (!ok(answer)) return
    // Of somebody who was erased nothing is kept again, not even after the last words.
    if (await ports.isKnown(person)) await ports.values.set(name, menu, { owner: person })
    linked.set(person, menu)
  }
}
