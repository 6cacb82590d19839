import type { CardMessage, Section } from '../../../contracts/message.ts'
import type { Facts } from '../../rules/contract/facts.ts'
import type { Plan } from '../../rules/contract/plan.ts'
import { buttons, type TurnContext } from '../context/turn-context.ts'
import { flowOf } from '../state/cards.ts'
import { evaluateFlow } from '../state/evaluate-flow.ts'
import type { CardRecord } from '../state/record.ts'
import { showAnswer } from '../words/show-answer.ts'
import { headline } from './headline.ts'
import { informationCard } from './information-card.ts'
import { checkedLines, numbered, numbersBeside, pageList, pagesBeside } from './pages.ts'
import { urgencyOf } from './tone.ts'

/** The answers from which a fact of the trace comes. */
const ANSWERS: Readonly<Record<string, readonly string[]>> = {
  status: ['status', 'status-other'],
  'stay.grantedDays': ['granted'],
  'stay.until': ['stay-until'],
  'card.holds': ['holds'],
  'card.kind': ['holds'],
  'card.validUntil': ['card-until'],
  'card.madeOn': ['made-on'],
  'card.lostHow': ['holds'],
  'card.damaged': ['holds'],
  'residenceCard.validUntil': ['residence-card-until'],
  'residenceCard.lost': ['residence-card'],
  'application.refused': ['renewal'],
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
 * Rules that the answer states itself: things to bring, warnings, local practice, missing facts, and the
 * steps of a situation, except steps that differ from the situation's usual ones.
 */
const TOLD_ELSEWHERE = /^(?:bring|warn|local|needed|steps)-/

/** Rules about steps that differ from the usual ones; they are explained. */
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

/**
 * The locale key of a rule's text; the rows of one fee table share one. `undefined`: the rule is stated
 * elsewhere.
 */
export function ruleWordsKey(rule: string): string | undefined {
  const fee = /^stay-fee-(\d{4})-/.exec(rule)
  if (fee) return `why.rule.stay-fee-${fee[1]}`
  return TOLD_ELSEWHERE.test(rule) && !STEPS_EXPLAINED.has(rule) ? undefined : `why.rule.${rule}`
}

function because(context: TurnContext, card: CardRecord, plan: Plan): Section[] {
  const { relevant } = evaluateFlow(flowOf(card), card.answers, context.today)
  const paths = plan.trace.flatMap((entry) => entry.because.map((fact) => fact.split(/[= ]/)[0] ?? ''))
  const used = new Set(paths.flatMap((path) => (Object.hasOwn(ANSWERS, path) ? (ANSWERS[path] ?? []) : [])))
  const items = relevant.flatMap((question) => {
    const value = card.answers[question.id]
    if (value === undefined || value === 'unsure' || !used.has(question.id)) return []
    const values = {
      question: context.t(`question.${question.id}.name`),
      answer: showAnswer(context, question, value),
    }
    return [{ text: context.t('why.you-said', values) }]
  })
  return items.length === 0 ? [] : [{ title: context.t('answer.section.because'), items }]
}

/** The explained rules, each text once. */
function toldRules(plan: Plan): readonly { readonly key: string; readonly rule: string }[] {
  const byKey = new Map<string, string>()
  for (const { rule } of plan.trace) {
    const key = ruleWordsKey(rule)
    if (key !== undefined && !byKey.has(key)) byKey.set(key, rule)
  }
  return [...byKey].map(([key, rule]) => ({ key, rule }))
}

/**
 * The explanation: answers, rules that follow from them, and each source once with the day of its last check.
 */
export function explanation(
  context: TurnContext,
  card: CardRecord,
  plan: Plan,
  facts: Facts,
): CardMessage<'personal'> {
  const { t } = context
  const told = toldRules(plan)
  const beside = pagesBeside(told.map(({ rule }) => rule))
  const pages = numbered(beside)
  const items = told.map(({ key }, index) => ({
    text: t(key),
    note: numbersBeside(context, pages, beside[index] ?? []),
  }))
  const rules: Section[] = items.length === 0 ? [] : [{ title: t('answer.section.rules'), items }]
  const { links, unlinked } = pageList(pages)
  return {
    ...informationCard(context, {
      headline: t('why.headline'),
      lead: [headline(context, card, plan, facts)],
      sections: [...because(context, card, plan), ...rules],
      buttons: buttons(t, card, 'home', 'review', 'human'),
      urgency: urgencyOf(context, card),
    }),
    small: [t('why.small'), ...checkedLines(context, pages), ...unlinked],
    links,
  }
}
