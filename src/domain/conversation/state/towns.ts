import { type Language, readsJapanese } from '../../../contracts/languages.ts'
import { unaccented } from '../../language/compact.ts'
import { normalizeLabel } from '../../language/normalize-label.ts'
import type { Translate } from '../../language/translate.ts'
import { TOWN_NAMES } from '../../rules/reference/towns.ts'

/** A town of whose practice nothing is known; what was typed is not kept. */
export const ELSEWHERE = 'elsewhere'

const NAMES: ReadonlyMap<string, { readonly en: string; readonly ja: string }> = new Map(
  Object.entries(TOWN_NAMES),
)

/** Whether a value can be kept as a town: one that the rules know, or any other. */
export function isTown(value: string): boolean {
  return value === ELSEWHERE || NAMES.has(value)
}

/** A municipality's name as people read it. */
export function townName(
  { t, language }: { readonly t: Translate; readonly language: Language },
  town: string,
): string {
  const names = NAMES.get(town)
  if (!names) return t('choice.town.elsewhere')
  return readsJapanese(language) ? names.ja : names.en
}

/** The name alone: without prefecture, and without what kind of municipality it is. */
function core(text: string): string {
  return normalizeLabel(text)
    .replace(/^.{2,3}?[都道府県](?=.)/u, '')
    .replace(/(?: |^)(?:city|shi|ku|ward|town|machi|cho|village|mura|son)$/, '')
    .replace(/(?<=.)[市区町村]$/u, '')
    .trim()
}

function spellings({ en, ja }: { readonly en: string; readonly ja: string }): string[] {
  const [short = en] = en.split(',')
  return [normalizeLabel(en), normalizeLabel(short), normalizeLabel(ja), core(ja)]
}

/**
 * The known municipalities that a typed name can mean. Names without their prefecture are shared by others (Ota is also
 * a ward of Tokyo), so even a single one has to be confirmed.
 */
export function townsNamed(text: string): string[] {
  if (text.length > 60) return []
  const [place = text] = text.split(/[,、]/)
  const said = [text, place].map(unaccented).flatMap((name) => [normalizeLabel(name), core(name)])
  return [...NAMES]
    .filter(([, names]) => spellings(names).some((name) => said.includes(name)))
    .map(([id]) => id)
}
