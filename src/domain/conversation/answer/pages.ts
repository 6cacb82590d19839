import type { Link } from '../../../contracts/message.ts'
import type { Day } from '../../dates/day.ts'
import { showDay } from '../../dates/show.ts'
import { ruleSources } from '../../rules/tables/all-tables.ts'
import type { TurnContext } from '../context/turn-context.ts'

/** A source page of a sentence. */
export type Page = ReturnType<typeof ruleSources>[number]

/** The most pages beside one sentence; the rule book lists all. */
const PAGES_BESIDE_A_RULE = 2

/** The pages of each rule: those with an address first, then those that were already named. */
export function pagesBeside(rules: readonly string[]): readonly (readonly Page[])[] {
  const named = new Set<string>()
  return rules.map((rule) => {
    const rank = ({ id, addresses }: Page) => (addresses.length === 0 ? 2 : named.has(id) ? 0 : 1)
    const chosen = ruleSources(rule)
      .toSorted((a, b) => rank(a) - rank(b))
      .slice(0, PAGES_BESIDE_A_RULE)
    for (const { id } of chosen) named.add(id)
    return chosen
  })
}

/** All pages once, in the order of their first mention; the number is the position from 1. */
export function numbered(beside: readonly (readonly Page[])[]): readonly Page[] {
  return [...new Map(beside.flat().map((page) => [page.id, page])).values()]
}

const numbersOf = (all: readonly Page[], some: readonly Page[]): string =>
  some
    .map(({ id }) => all.findIndex((page) => page.id === id) + 1)
    .toSorted((a, b) => a - b)
    .join(', ')

/** The numbers of the pages beside one sentence. */
export function numbersBeside({ t }: TurnContext, all: readonly Page[], pages: readonly Page[]): string {
  return t('why.sources', { count: pages.length, numbers: numbersOf(all, pages) })
}

/** When the pages were last checked: one line if on the same day, else a line a day, oldest first. */
export function checkedLines({ t, language }: TurnContext, all: readonly Page[]): string[] {
  const days = [...new Set(all.map(({ checkedOn }) => checkedOn))].toSorted()
  const shown = (day: Day) => showDay(day, language, { weekday: false })
  const [only, ...others] = days
  if (only !== undefined && others.length === 0) return [t('why.checked', { day: shown(only) })]
  return days.map((day) => {
    const pages = all.filter(({ checkedOn }) => checkedOn === day)
    return t('why.checked-some', { count: pages.length, numbers: numbersOf(all, pages), day: shown(day) })
  })
}

/** "City: name of the page" of a page that many cities have under the same name. */
const CITY_PAGE = /^([^:]{1,12}): (.+)$/

/** The titles of the pages. A page that another city already named is shortened to its city. */
function titles(all: readonly Page[]): readonly string[] {
  const told = new Set<string>()
  return all.map(({ title }, index) => {
    const [, city, name] = CITY_PAGE.exec(title) ?? []
    const short = city !== undefined && name !== undefined && told.has(name) ? city : title
    if (name !== undefined) told.add(name)
    return `${index + 1}. ${short}`
  })
}

/** All pages with an address, and the titles of the others. */
export function pageList(all: readonly Page[]): {
  readonly links: readonly Link[]
  readonly unlinked: readonly string[]
} {
  const named = titles(all).map((label, index) => ({ label, url: all[index]?.addresses[0] }))
  return {
    links: named.flatMap(({ label, url }) => (url === undefined ? [] : [{ label, url }])),
    unlinked: named.flatMap(({ label, url }) => (url === undefined ? [label] : [])),
  }
}
