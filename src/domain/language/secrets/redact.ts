import { plainSigns } from '../plain-signs.ts'
import { isMyNumber, passesLuhn } from './check-digits.ts'

/** Data that must never be stored. */
export type SecretKind = 'my-number' | 'residence-card' | 'passport' | 'bank-card' | 'phone' | 'email'

/** The position of a secret in a text, in UTF-16 units; `end` is exclusive. */
export interface Secret {
  readonly kind: SecretKind
  readonly start: number
  readonly end: number
}

type Finder = (text: string) => readonly Secret[]

/** What people put between the digits of a number. No colon: that is a time of day. */
const BETWEEN = String.raw`[\s.,·・、_/\\|-]{0,3}`
const RUN = new RegExp(String.raw`\+?\d(?:${BETWEEN}\d)*`, 'g')
const CARD = new RegExp(
  String.raw`(?<![A-Za-z\d])[A-Za-z]${BETWEEN}[A-Za-z]${BETWEEN}\d(?:${BETWEEN}\d){7}${BETWEEN}[A-Za-z]${BETWEEN}[A-Za-z](?![A-Za-z\d])`,
  'g',
)
/** One or two letters and six to nine digits, as most passports have; with a space only in capitals. */
const PASSPORT = /(?<![A-Za-z\d])(?:[A-Za-z]{1,2}|[A-Z]{1,2}[ -])\d{6,9}[A-Za-z]?(?![A-Za-z\d])/g
const EMAIL = /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/g

const PART = '(?:0?[1-9]|[12][0-9]|3[01])'
const YEAR = '(?:19|20|25)[0-9]{2}'
const AFTER_ERA = '(?<=(?<![A-Z])[RHSTM] ?|(?:令和|平成|昭和) ?)'
/** Dates in bare numbers or after an era; a further hyphen and digit would make them part of something longer. */
const DATE = new RegExp(
  String.raw`(?:(?<!\d[-/.]?)(?:${YEAR}([-/.])${PART}\1${PART}|${PART}([-/.])${PART}\2${YEAR})|${AFTER_ERA}\d{1,2}([-/.])${PART}\3${PART})(?![-/.・]?\d)`,
  'gi',
)
const EIGHT =
  /^(?:19|20|25)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$|^(?:0[1-9]|[12]\d|3[01]){2}(?:19|20|25)\d\d$/
const ERA_SIX = /^[RHSTM]\d{6}$/i

const digitsOf = (text: string): string => text.replace(/\D/g, '')
const groupsOf = (text: string): string[] => text.match(/\d+/g) ?? []

function matches(kind: SecretKind, form: RegExp, isOne: (found: string) => boolean): Finder {
  return (text) =>
    [...text.matchAll(form)]
      .filter(([found]) => isOne(found))
      .map(({ 0: found, index }) => ({ kind, start: index, end: index + found.length }))
}

/** A date between two words of two letters ("on 20270305 ok") is no card number. */
const isCardNumber = (found: string): boolean => !/\s(\d{8})\s/.test(found) || !EIGHT.test(digitsOf(found))
const isPassport = (found: string): boolean =>
  !ERA_SIX.test(found) && !(/[ -]/.test(found) && EIGHT.test(digitsOf(found)))

/** Whether groups in a row are twelve digits: in one, in equal parts, or with the right check digit. */
function holdsMyNumber(groups: readonly string[]): boolean {
  return groups.some((_, from) => {
    for (let to = from + 1; to <= groups.length; to++) {
      const part = groups.slice(from, to)
      const digits = part.join('')
      if (digits.length > 12) return false
      const even = part.every((group) => group.length === part[0]?.length)
      if (digits.length === 12) return even || isMyNumber(digits)
    }
    return false
  })
}

const WHOLE_DATE = new RegExp(String.raw`^(?:${YEAR}([-/.])${PART}\1${PART}|${PART}([-/.])${PART}\2${YEAR})$`)

/** Whether a run of digits is two dates with a dash or a space between them: 2026/12/06-2027/12/06. */
function isTwoDates(run: string): boolean {
  return [...run.matchAll(/[-\s~]+/g)].some(
    ({ 0: gap, index }) =>
      WHOLE_DATE.test(run.slice(0, index)) && WHOLE_DATE.test(run.slice(index + gap.length)),
  )
}

/** What a run of digits is, by its length; `undefined`: nothing that has to be hidden. */
function kindOf(run: string): SecretKind | undefined {
  const groups = groupsOf(run)
  const digits = groups.join('')
  if (groups.every((group) => EIGHT.test(group)) || isTwoDates(run)) return undefined
  if (run.startsWith('+') && digits.length >= 9 && digits.length <= 15) return 'phone'
  if (digits.length === 12) return 'my-number'
  if (digits.length === 16 || (digits.length >= 13 && digits.length <= 19 && passesLuhn(digits)))
    return 'bank-card'
  if (digits.length > 19 || holdsMyNumber(groups)) return 'my-number'
  return /^0\d{9,10}$/.test(digits) ? 'phone' : undefined
}

const runs: Finder = (text) =>
  [...text.matchAll(RUN)].flatMap(({ 0: run, index }) => {
    const kind = kindOf(run)
    return kind ? [{ kind, start: index, end: index + run.length }] : []
  })

const FINDERS: readonly Finder[] = [
  matches('email', EMAIL, () => true),
  matches('residence-card', CARD, isCardNumber),
  matches('passport', PASSPORT, isPassport),
  runs,
]

const hide = (text: string, { start, end }: { start: number; end: number }): string =>
  text.slice(0, start) + '#'.repeat(end - start) + text.slice(end)

/**
 * Finds data that must not be stored: My Numbers (any run of twelve digits), residence card and passport
 * numbers, bank cards, telephone numbers and e-mail addresses, in any script, case and spacing. Dates are
 * excluded. In the order of the text.
 */
export function findSecrets(text: string): readonly Secret[] {
  const signs = plainSigns(text)
  let open = signs.text.replace(DATE, (date) => '#'.repeat(date.length))
  const found: Secret[] = []
  for (const finder of FINDERS)
    for (const secret of finder(open)) {
      found.push(secret)
      open = hide(open, secret)
    }
  const original = (place: number): number => signs.at[place] ?? text.length
  return found
    .map(({ kind, start, end }) => ({ kind, start: original(start), end: original(end) }))
    .sort((a, b) => a.start - b.start)
}

/** The replacement of a secret. */
export const HIDDEN = '[…]'

/** The text with every secret replaced by `HIDDEN`. */
export function withoutSecrets(text: string): string {
  return findSecrets(text).reduceRight(
    (open, { start, end }) => open.slice(0, start) + HIDDEN + open.slice(end),
    text,
  )
}
