import { z } from 'zod'
import type { Language } from '../../../contracts/languages.ts'
import type { Message } from '../../../contracts/message.ts'
import type { PersonId } from '../../../contracts/person.ts'
import type { Instant } from '../../../domain/dates/day.ts'
import { createRecent } from '../../../support/recent.ts'
import { type LineCall, ok } from '../api/client.ts'
import type { LinePorts } from '../api/ports.ts'
import { menuAlias } from './names.ts'

/** How long a menu id is cached, in milliseconds. */
const BELIEVED_MS = 10 * 60_000

/** The most people whose menu is remembered in this process. */
const REMEMBERED = 10_000

const aliasBody = z.object({ richMenuId: z.string().min(1) })

/** The language of messages to a person. Counter cards are ignored, because they are always Japanese. */
export function spokenIn(messages: readonly Message[]): Language | undefined {
  return messages.findLast(({ kind }) => kind !== 'counter')?.language
}

interface Needs {
  readonly call: LineCall
  readonly ports: Pick<LinePorts, 'values' | 'now' | 'isKnown'>
}

/** The current rich menu of a language, cached. */
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
 * Links the menu of the person's language, once, and again after the language or the menu changed. Rejects if
 * the values cannot be read. A failed link is retried with a later message.
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
    // After an erasure nothing is stored, also not with the goodbye message.
    if (await ports.isKnown(person)) await ports.values.set(name, menu, { owner: person })
    linked.set(person, menu)
  }
}
