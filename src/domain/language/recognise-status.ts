import { distance } from 'fastest-levenshtein'
import { compact, unaccented } from './compact.ts'
import { ambiguousStatuses, statusAliases } from './status-aliases.ts'
import { type ResidenceStatus, STATUSES } from './statuses.ts'

/**
 * What status a text names: one (`sure: false` where only the spelling is near, so that it must be echoed), or several
 * between which the person has to choose. Candidates of one `group` lead to the same advice.
 */
export type StatusReading =
  | { readonly status: ResidenceStatus; readonly sure: boolean }
  | { readonly candidates: readonly ResidenceStatus[] }

/** The normalised key of a name. Long vowels of romaji are written in many ways. */
const keyOf = (text: string): string => compact(text).replace(/o[ou]/g, 'o').replace(/uu/g, 'u')

function build(): ReadonlyMap<string, readonly ResidenceStatus[]> {
  const known = new Map<string, readonly ResidenceStatus[]>()
  const byId = new Map(STATUSES.map((status) => [status.id, status]))
  const aliases = statusAliases()
  for (const status of STATUSES)
    for (const name of [status.en, status.ja, ...(aliases[status.id] ?? [])]) known.set(keyOf(name), [status])
  for (const { names, ids } of ambiguousStatuses())
    for (const text of names)
      known.set(
        keyOf(text),
        ids.flatMap((id) => byId.get(id) ?? []),
      )
  return known
}

let known: ReturnType<typeof build> | undefined

/** All names, loaded on first use. */
function knownNames(): ReturnType<typeof build> {
  known ??= build()
  return known
}

/** Words before and after a status name, removed one after the other. */
const BEFORE =
  /^(?:(?:i am|i'm|im|i have|i've got|i hold|my|current|status of residence|residence status|zairyu shikaku|visa|status|is|it is|it's|its|on|an?|the|\d{1,2}[ -]?(?:years?|yrs?|months?)|eu|sou|tenho|estou com|meu|minha|com|o|e|um|uma|visto|visado|de|(?:(?:toi|em|minh|chau) )?(?:la|co|dang la)|tu cach(?: luu tru)?|saya|aku|pakai|izin tinggal|म|मेरो|मसँग|mero|ma|(?:yo )?soy|(?:yo )?tengo|(?:estoy )?con|mi|el|la|es|ako(?: po)?(?: ay)?|ako'y|may|meron ako(?:ng)?|hawak ko ay|ang)(?=[\s:])|ကျွန်တော်(?:က|့်)?|ကျွန်မ(?:က)?|ကျနော်|ကျမ|我的?(?:签证|簽證|在留资格|在留資格)?是?|在留資格|ビザ|資格|私|わたし|現在|今|は|が|の|\d{1,2}年の|ผม|ดิฉัน|ฉัน|หนู|ตอนนี้|ถือ|มี|ใช้|เป็น|วีซ่า|สถานภาพ(?:การพำนัก)?)[\s:]*/u
const AFTER =
  /[\s.。!！]*(?:(?<=\s)(?:visa|status|holder|status of residence|residence status|category|please|a|\d{1,2} nam|भिसा|हो|हुँ|छ|छु|ho|hu|cha|chu|por favor|po(?: ako)?|ako(?: po)?|ang visa ko|visa ko|ang status ko|lang)|ビザ|査証|の?在留資格|です|だ|签证|簽證|签|簽|ဗီဇာ|ပါတယ်|ပါသည်|ပါ|ဖြစ်|비자|입니다|이에요|예요|(?:นะ)?(?:ครับ|คับ|ค่ะ|คะ)|อยู่)?[\s.。!！]*$/u
/** Words about a status that the person does not have. Misspelt names are then not matched. */
const NOT_NOW =
  /(?<![a-z])no(?![a-z])|appl|pending|wait|request|want|plan|will|would|soon|become|not|non|never|former|previous|used to|was|were|ex|expired|lost|cancel|revoke|solicit|tramit|xin|(?<![a-z])(?:chua|sap|khong|sin|nunca|antes|era|pronto|quiero|pedi|futur[oa]|hindi|di|dati|dating|magiging|gusto|wala|naghihintay|nag|truoc|tung|cu|bukan|belum|tidak|mau|akan|mantan|dulu|mengajukan)(?![a-z])|申|予定|待|旧|前|元|不|非|なく|ない|신청|ขอ|सोच|छैन|होइन|निवेदन|पहिले|पुरानो|chaina|xaina|hoina|nibedan|pahile/u

/** The text and its remainders while `cut` removes one piece after another. */
function cuts(text: string, cut: RegExp): string[] {
  const forms = [text]
  for (;;) {
    const last = forms.at(-1) ?? ''
    const shorter = last.replace(cut, '')
    if (shorter === last || shorter === '') return forms
    forms.push(shorter)
  }
}

/** The text without surrounding words, step by step; the last is the shortest. */
function trimmed(text: string): string[] {
  return cuts(unaccented(text), BEFORE).flatMap((form) => cuts(form, AFTER))
}

const asReading = (
  found: readonly ResidenceStatus[] | undefined,
  sure: boolean,
): StatusReading | undefined => {
  const [status, ...others] = found ?? []
  if (!found || !status) return undefined
  return others.length === 0 ? { status, sure } : { candidates: found }
}

function exact(text: string): StatusReading | undefined {
  for (const form of trimmed(text)) {
    const found = asReading(knownNames().get(keyOf(form)), true)
    if (found) return found
  }
  return undefined
}

const statusesOf = (reading: StatusReading | undefined): readonly ResidenceStatus[] =>
  !reading ? [] : 'status' in reading ? [reading.status] : reading.candidates

/**
 * A name followed by the same name in brackets, as Kigen prints it: "Student (留学)". Both must mean the same
 * status.
 */
function twice(text: string): StatusReading | undefined {
  const bare = unaccented(text).replace(/\)$/, '')
  for (const { index } of bare.matchAll(/\(/g)) {
    const inside = statusesOf(exact(bare.slice(index + 1)))
    const both = statusesOf(exact(bare.slice(0, index))).filter((status) => inside.includes(status))
    if (both.length === 1) return asReading(both, true)
  }
  return undefined
}

/** Edit distance (insert, delete, replace); `limit + 1` if it is above `limit`. */
export function editDistance(a: string, b: string, limit: number): number {
  return Math.abs(a.length - b.length) > limit ? limit + 1 : Math.min(distance(a, b), limit + 1)
}

const digitsOf = (text: string): string => text.replace(/\D/g, '')
const LATIN = /^[\p{Script=Latin}\d]{6,60}$/u

const latinOf = (names: ReturnType<typeof build>) =>
  [...names]
    .filter(([name]) => LATIN.test(name))
    .map(([name, statuses]) => ({ name, statuses, digits: digitsOf(name) }))

let latin: ReturnType<typeof latinOf> | undefined

/** Names in Latin letters, the only ones matched with misspellings; built once. */
function latinNames(): ReturnType<typeof latinOf> {
  latin ??= latinOf(knownNames())
  return latin
}

/** Whether a status is a kind of another one that is also in the list: (i)(b) beside (i). */
const isKindOf = (one: ResidenceStatus, other: ResidenceStatus): boolean =>
  one.id.startsWith(other.id) && one.id.length === other.id.length + 1

/**
 * The statuses with the nearest Latin names, and those one letter farther: eijusha (permanent) and teijusha
 * (long-term) are similar. Numbers must match exactly: (i) is not (ii). A full name with a word before it is
 * no misspelling ("to permanent resident").
 */
function near(key: string): readonly ResidenceStatus[] {
  const limit = key.length < 10 ? 1 : 2
  const digits = digitsOf(key)
  const names = latinNames().flatMap(({ name, statuses, digits: own }) => {
    if (own !== digits || key.endsWith(name) || Math.abs(name.length - key.length) > limit + 1) return []
    return [{ statuses, far: editDistance(key, name, limit + 1) }]
  })
  const best = Math.min(...names.map(({ far }) => far))
  if (best > limit) return []
  const found = names.filter(({ far }) => far <= best + 1).flatMap(({ statuses }) => statuses)
  return [...new Set(found)].filter((one) => !found.some((other) => isKindOf(one, other)))
}

/** The most letters that can be the name of a status with words around it. */
const LONGEST = 200

/**
 * The status of residence that a text names. Only the whole text counts, never a word in it: "applying for permanent
 * residence" names none.
 */
export function recogniseStatus(text: string): StatusReading | undefined {
  if (text.length > LONGEST) return undefined
  const known = exact(text) ?? twice(text)
  if (known || NOT_NOW.test(unaccented(text))) return known
  const key = keyOf(trimmed(text).at(-1) ?? '')
  return LATIN.test(key) ? asReading(near(key), false) : undefined
}
