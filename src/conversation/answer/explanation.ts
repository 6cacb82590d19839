import type { CardMessage, Link, Section } from '../../channels/message.ts'
import { showDay } from '../../dates/show.ts'
import type { Facts } from '../../rules/facts.ts'
import type { Plan } from '../../rules/plan.ts'
import { ruleSources } from '../../rules/rules.ts'
import { flowOf } from '../cards.ts'
import type { CardRecord } from '../record.ts'
import { showAnswer } from '../show-answer.ts'
import { survey } from '../survey.ts'
import { buttons, type Talk } from '../talk.ts'
import { headline } from './headline.ts'

/** Which answers a fact of the trace comes from. */
const ANSWERS: Readonly<Record<string, readonly string[]>> = {
  status: ['status', 'status-other'],
  'stay.grantedDays': ['granted'],
  'stay.until': ['stay-until'],
  'card.holds': ['holds'],
  'card.kind': ['holds'],
  'card.validUntil': ['card-until'],
  'card.madeOn': ['made-on'],
  'card.additionalEntryFieldFull': ['field-full'],
  'card.certificatesValidUntil': ['certificates-until'],
  'card.driversLicence': ['licence'],
  'holder.birthDate': ['birth-date'],
  'holder.ageBand': ['age'],
  'application.kinds': ['renewal', 'pending'],
  'application.noticeToCollect': ['renewal'],
  'application.filedOn': ['filed-on'],
  'application.channel': ['proof', 'file-how'],
  'application.filedBy': ['proof'],
  'application.evidence': ['proof', 'receipt-mail'],
  'application.monthsGranted': ['months-granted'],
  'newResidenceCard.receivedOn': ['renewal', 'new-card-on'],
  'newResidenceCard.combined': ['new-card-combined'],
  formerStatusWasFixedTerm: ['former-fixed'],
  'specialExtension.done': ['special-extension'],
  'visit.by': ['who-goes'],
  municipality: ['town'],
  leavingJapanOn: ['leaving-on'],
}

/**
 * Rules that the answer tells in words of its own: what to bring, warnings, local practice, what is missing, and the
 * steps of a situation, but for those steps that take another way than the situation alone would.
 */
const TOLD_ELSEWHERE = /^(?:bring|warn|local|needed|steps)-/

/** Rules about steps that take another way, and hence are explained. */
const STEPS_EXPLAINED: ReadonlySet<string> = new Set([
  'steps-file-on-the-next-open-day',
  'steps-ask-about-use-abroad',
  'steps-report-and-reissue-with-a-current-stay',
  'steps-order-after-the-renewal',
  'steps-order-with-a-current-stay',
  'steps-order-anew',
  'steps-order-anew-with-a-current-stay',
  'steps-reissue-after-the-renewal',
  'steps-reissue-with-a-current-stay',
  'steps-extend-to-the-birthday-by-reprint',
  'steps-replace-a-full-card-of-the-freed',
  'steps-wait-at-the-birthday-limit',
  'steps-file-too-late-for-the-card',
  'steps-file-at-the-birthday-limit',
  'steps-file-after-a-special-extension',
])

/** The locale key of a rule's words; the rows of one fee table share theirs. `undefined`: it is told elsewhere. */
export function ruleWordsKey(rule: string): string | undefined {
  const fee = /^stay-fee-(\d{4})-/.exec(rule)
  if (fee) return `why.rule.stay-fee-${fee[1]}`
  return TOLD_ELSEWHERE.test(rule) && !STEPS_EXPLAINED.has(rule) ? undefined : `why.rule.${rule}`
}

function because(talk: Talk, card: CardRecord, plan: Plan): Section[] {
  const { relevant } = survey(flowOf(card), card.answers, talk.today)
  const paths = plan.trace.flatMap((entry) => entry.because.map((fact) => fact.split(/[= ]/)[0] ?? ''))
  const used = new Set(paths.flatMap((path) => (Object.hasOwn(ANSWERS, path) ? (ANSWERS[path] ?? []) : [])))
  const items = relevant.flatMap((question) => {
    const value = card.answers[question.id]
    if (value === undefined || value === 'unsure' || !used.has(question.id)) return []
    const values = {
      question: talk.t(`question.${question.id}.name`),
      answer: showAnswer(talk, question, value),
    }
    return [{ text: talk.t('why.you-said', values) }]
  })
  return items.length === 0 ? [] : [{ title: talk.t('answer.section.because'), items }]
}

/** How many pages stand beside one sentence; the rule book of the project lists every one. */
const PAGES_BESIDE_A_RULE = 2

type Page = ReturnType<typeof ruleSources>[number]

/** A rule that is told: its words, and the pages that it rests on, those with an address first. */
interface Told {
  readonly key: string
  readonly pages: readonly Page[]
}

function told(plan: Plan): Told[] {
  const byKey = new Map<string, Told>()
  for (const { rule } of plan.trace) {
    const key = ruleWordsKey(rule)
    if (key === undefined || byKey.has(key)) continue
    const pages = ruleSources(rule).toSorted(
      (a, b) => Math.min(b.addresses.length, 1) - Math.min(a.addresses.length, 1),
    )
    byKey.set(key, { key, pages: pages.slice(0, PAGES_BESIDE_A_RULE) })
  }
  return [...byKey.values()]
}

function pageWords(talk: Talk, { title, checkedOn }: Page): string {
  return talk.t('why.source', { title, day: showDay(checkedOn, talk.language, { weekday: false }) })
}

function rules(talk: Talk, plan: Plan): Section[] {
  const items = told(plan).map(({ key, pages }) => ({
    text: talk.t(key),
    note: pages.map((page) => pageWords(talk, page)).join(talk.t('answer.list-comma')),
  }))
  return items.length === 0 ? [] : [{ title: talk.t('answer.section.rules'), items }]
}

/** Every page that stands beside a sentence, once, to open. */
function links(plan: Plan): Link[] {
  const pages = new Map(told(plan).flatMap(({ pages }) => pages.map((page) => [page.id, page])))
  return [...pages.values()].flatMap(({ title, addresses: [url] }) =>
    url === undefined ? [] : [{ label: title, url }],
  )
}

/** Why: the person's own answers, what follows from them, and every page that says so with the day it was last read. */
export function explanation(talk: Talk, card: CardRecord, plan: Plan, facts: Facts): CardMessage<'personal'> {
  const { t, language } = talk
  return {
    kind: 'card',
    audience: 'personal',
    language,
    notice: t('chat.notice.message'),
    tone: 'plain',
    band: t('answer.band.information'),
    headline: t('why.headline'),
    lead: [headline(talk, card, plan, facts)],
    rows: [],
    sections: [...because(talk, card, plan), ...rules(talk, plan)],
    small: [t('why.small')],
    links: links(plan),
    alt: t('why.headline'),
    buttons: buttons(t, card, 'home', 'review', 'human'),
  }
}
