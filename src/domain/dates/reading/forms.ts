import type { Token } from './tokens.ts'

/** The parts of a date; each is the token at that place of the form. */
export interface Parts {
  readonly y?: Token
  readonly m?: Token
  readonly d?: Token
  /** Two numbers, month and date in unknown order; their values decide. */
  readonly a?: Token
  readonly b?: Token
  readonly era?: Token
  /** The Western year beside an era year: 令和9年(2027年). */
  readonly also?: Token
  /** Six digits after an era: year, month, day. */
  readonly six?: Token
  /** Eight digits: year, month, day, or the year last. */
  readonly eight?: Token
  /** The separator of a date in bare numbers. */
  readonly s?: Token
}

/** A date found in a text: its parts, and its first and last token. */
export interface Found {
  readonly parts: Parts
  readonly from: number
  readonly to: number
}

/** One optional separator (named `s`), and the same separator again. */
const S = '[-/. ]?'
const same = (first: string, second: string, third: string): string =>
  `${first}(?<s>[-/. ])${second}\\k<s>${third}`
/** No number may stand directly before or after a form. */
const START = '(?<![YnkBSX][-/.]|[YnkBSXE]|E )'
const END = '(?![-/.]?[YnkBSX])'

const NO_YEAR_BEHIND = '(?! Y)'

const form = (pattern: string): RegExp => new RegExp(START + pattern + END, 'dg')
const whole = (pattern: string): RegExp => new RegExp(`^[-/. ]?${pattern}[-/. ]?$`, 'dg')

/** Complete dates with a year of four digits or an era. Forms are tried in this order; a number belongs to one form only. */
export const COMPLETE: readonly RegExp[] = [
  '(?<era>E)[. ]?(?<y>n) ?y ?(?<also>Y) ?y? ?(?<m>n) ?m ?(?<d>n)(?: ?d)?',
  '(?<also>Y) ?y ?(?<era>E)[. ]?(?<y>n) ?y ?(?<m>n) ?m ?(?<d>n)(?: ?d)?',
  '(?<era>E)[. ]?(?<y>n) ?y ?(?<m>n) ?m ?(?<d>n)(?: ?d)?',
  `(?<era>E)[-/. ]?${same('(?<y>n)', '(?<m>n)', '(?<d>n)')}`,
  '(?<era>E)[. ]?(?<six>S)',
  `(?<era>E)[. ]?(?<y>n)(?: ?y)?${S}(?<m>M)${S}(?<d>n)`,
  `(?<d>n)${S}(?<m>M)${S}(?<era>E)[. ]?(?<y>n)`,
  `(?<m>M)${S}(?<d>n)${S}(?<era>E)[. ]?(?<y>n)`,
  `(?<d>n)${S}(?<m>M)${S}(?<y>n)${S}(?<era>E)`,
  `(?<m>M)${S}(?<d>n)${S}(?<y>n)${S}(?<era>E)`,
  '(?<y>Y) ?y ?(?<m>n) ?m ?(?<d>n)(?: ?d)?',
  `(?<d>n)${S}(?<m>M)${S}(?<y>Y)`,
  `(?<m>M)${S}(?<d>n)${S}(?<y>Y)`,
  '(?<m>M) (?<y>Y) (?<d>n)',
  `(?<y>Y)(?: ?y)?${S}(?<m>M)${S}(?<d>n)`,
  `(?<y>Y)${S}(?<d>n)${S}(?<m>M)`,
  `(?<y>Y) ?y (?<m>n) ?m ?(?<d>n)(?: ?d)?`,
  '(?<d>n) ?v ?(?<m>n)[-/. ](?<y>Y)',
  'v ?(?<m>n)[-/. ](?<d>n)[-/. ](?<y>Y)',
  '(?<y>Y)[-/. ]v ?(?<m>n)[-/. ](?<d>n)',
  '(?<era>E)[. ]?(?<y>n)[-/. ]v ?(?<m>n)[-/. ](?<d>n)',
  '(?<d>n) ?v ?(?<m>n)[-/. ](?<era>E)[. ]?(?<y>n)',
  same('(?<y>Y)', '(?<m>n)', '(?<d>n)'),
  same('(?<a>n)', '(?<b>n)', '(?<y>Y)'),
  '(?<eight>B)',
].map(form)

/** A date with a year of two digits and no era. No full year may follow, because the text is then like "March 5–7, 2027". */
export const TWO_DIGIT_YEAR: readonly RegExp[] = [
  form(`(?<y>n) ?y ?(?<m>n) ?m ?(?<d>n)(?: ?d)?${NO_YEAR_BEHIND}`),
  form(`(?<d>n)${S}(?<m>M)${S}(?<y>n)${NO_YEAR_BEHIND}`),
  form(`(?<m>M)${S}(?<d>n)${S}(?<y>n)${NO_YEAR_BEHIND}`),
  form(`(?<d>n) ?v ?(?<m>n)[-/. ](?<y>n)${NO_YEAR_BEHIND}`),
  form(same('(?<a>n)', '(?<b>n)', '(?<y>n)') + NO_YEAR_BEHIND),
  whole('(?<six>S)'),
]

/** A day and a month without a year. */
export const NO_YEAR: readonly RegExp[] = [
  form('(?<m>n) ?m ?(?<d>n)(?: ?d)?'),
  form(`(?<d>n)${S}(?<m>M)`),
  form(`(?<m>M)${S}(?<d>n)`),
  form('(?<d>n) ?v ?(?<m>n)'),
  whole('(?<a>n)[-/.](?<b>n)'),
]

/** A year, or a month, without the day. */
export const NO_DAY: readonly RegExp[] = [
  form('Y ?y ?n ?m'),
  form('E[. ]?n ?y(?: ?n ?m)?'),
  form(`M${S}Y`),
  form(`Y(?: ?y)?${S}M`),
  form('v ?n[-/. ]Y'),
  form('Y ?y'),
  whole('Y[-/. ]n'),
  whole('n[-/. ]Y'),
  whole('E[. ]?n(?:[-/. ]n)?'),
  whole('M'),
  whole('n ?m'),
  whole('v ?n'),
]

/** Signs of a calendar that is not converted: its name or one of its months beside a number, or a year of three digits. */
export const OTHER_CALENDAR: readonly RegExp[] = [
  form('O[-/. ]?[Ynk]'),
  form('[Ynk] ?[ymd]?[-/. ]?O'),
  form('k ?y ?n ?m(?: ?n)?'),
  form(same('k', 'n', 'n')),
]

const NAMES = ['y', 'm', 'd', 'a', 'b', 'era', 'also', 'six', 'eight', 's'] as const

/** All matches of the forms in a text, earlier forms first; `signature` has one letter for each token. */
export function findForms(forms: readonly RegExp[], signature: string, tokens: readonly Token[]): Found[] {
  const found: Found[] = []
  for (const each of forms)
    for (const match of signature.matchAll(each)) {
      const [from, to] = match.indices?.[0] ?? [0, 0]
      if (found.some((other) => from < other.to && other.from < to)) continue
      const places = match.indices?.groups ?? {}
      const parts = NAMES.flatMap((name) => {
        const place = places[name]
        return place ? [[name, tokens[place[0]]] as const] : []
      })
      found.push({ parts: Object.fromEntries(parts), from, to })
    }
  return found
}
