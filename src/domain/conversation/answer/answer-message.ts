import type { CardMessage, Section } from '../../../contracts/message.ts'
import { showDay } from '../../dates/show.ts'
import type { Facts } from '../../rules/contract/facts.ts'
import type { Plan, Step } from '../../rules/contract/plan.ts'
import type { Situation } from '../../rules/contract/vocabulary.ts'
import { consequenceOf } from '../../rules/tables/all-tables.ts'
import {
  cardWords,
  isRuleFault,
  type TurnContext,
  type TurnReply,
  textMessage,
} from '../context/turn-context.ts'
import { stepsToDo } from '../pictures/timeline.ts'
import { timelinePicture } from '../pictures/timeline-picture.ts'
import type { CardRecord } from '../state/record.ts'
import { questionWords } from '../words/question-words.ts'
import { answerButtons } from './answer-buttons.ts'
import { headline, leadingStep } from './headline.ts'
import { questionsMissing } from './missing.ts'
import { planOf } from './plan-of.ts'
import { bringSection, laterItem, plainItem, shortStep, stepRows, toldSteps } from './step-words.ts'
import { bandOf, toneOf } from './tone.ts'
import { closingWarnings, leadingWarnings, localWords } from './warning-words.ts'

/**
 * The line about a last day on which the office is closed: the legal day, and the last open day. Immigration
 * differs: for the stay, filing on the next open day still counts.
 */
function closedDay(context: TurnContext, step: Step | undefined): string[] {
  if (!step?.by || !step.goBy || step.by === step.goBy) return []
  const shown = { by: showDay(step.by, context.language), day: showDay(step.goBy, context.language) }
  return [
    context.t(step.where === 'immigration' ? 'answer.closed-day-immigration' : 'answer.closed-day', shown),
  ]
}

function missingSection(context: TurnContext, card: CardRecord, plan: Plan): Section[] {
  const items = questionsMissing(plan, card).map((question) => ({
    text: context.t(`question.${question.id}.name`),
    note: questionWords(context, card, question, 'where'),
  }))
  return items.length === 0 ? [] : [{ title: context.t('answer.section.missing'), items }]
}

/** What happens if the day of a step is missed; empty without a rule. */
function missSection(context: TurnContext, card: CardRecord, plan: Plan, step: Step | undefined): Section[] {
  const missed = step?.by && consequenceOf(plan.situation, step.action, context.today)
  if (!missed) return []
  const text = context.t(`answer.miss.${missed.consequence}`, cardWords(context.t, card))
  return [{ title: context.t('answer.section.miss'), items: [{ text }] }]
}

/** The steps before and after the headline's step. */
function otherSteps(context: TurnContext, card: CardRecord, plan: Plan, first: Step | undefined) {
  const at = first ? plan.steps.indexOf(first) : -1
  const before = plan.steps.slice(0, Math.max(at, 0)).map((step) => plainItem(context, card, step))
  const later = toldSteps(plan).slice(at + 1)
  const after =
    plan.situation === 'not-enough-known'
      ? later.map((step) => plainItem(context, card, step))
      : later.map((step) => laterItem(context, card, step))
  return { before, after }
}

function titled(context: TurnContext, name: string, items: Section['items']): Section[] {
  return items.length === 0 ? [] : [{ title: context.t(`answer.section.${name}`), items }]
}

/**
 * Situations whose text only explains the step: it is at the end, after day, place and things to bring. In
 * other situations the text is the news itself and is below the headline.
 */
const EXPLAINED_LAST: ReadonlySet<Situation> = new Set([
  'first-card',
  'card-on-order',
  'freed-from-stay-period',
  'birthday-limit-reached',
  'entry-field-full',
  'extend-after-special-extension',
  'extend-now',
  'decision-pending',
  'nothing-filed-yet',
])

/**
 * The meaning of the situation. Nationals may keep the card abroad; people without a card are not told to
 * return one.
 */
function situationWords(
  context: TurnContext,
  card: CardRecord,
  { situation, trace }: Plan,
  facts: Facts,
): string {
  if (trace.some(({ rule }) => rule === 'steps-ask-about-use-abroad'))
    return context.t('answer.leaving-japan.lead-national')
  if (situation === 'leaving-japan' && trace.some(({ rule }) => rule === 'steps-no-card-to-hand-in'))
    return context.t('answer.leaving-japan.lead-no-card')
  const until = facts.stay?.until
  const ends = facts.card?.validUntil
  const values = {
    ...cardWords(context.t, card),
    stay: until ? showDay(until, context.language) : '',
    until: ends ? showDay(ends, context.language) : '',
  }
  if (situation === 'permanent-residence-application-only' && facts.application?.noticeToCollect)
    return context.t('answer.permanent-residence-application-only.lead-called', values)
  return context.t(`answer.${situation}.lead`, values)
}

/** Explanations, and what may differ at the counter; at the end. */
function toKnow(context: TurnContext, card: CardRecord, plan: Plan, facts: Facts): string[] {
  return [
    ...(EXPLAINED_LAST.has(plan.situation) ? [situationWords(context, card, plan, facts)] : []),
    ...closingWarnings(context, card, plan),
    ...localWords(context, plan),
  ]
}

function sections(context: TurnContext, card: CardRecord, plan: Plan, facts: Facts): Section[] {
  const first = leadingStep(plan)
  const { before, after } = otherSteps(context, card, plan, first)
  return [
    ...missingSection(context, card, plan),
    ...titled(context, 'before', before),
    ...(first ? bringSection(context, first) : []),
    ...titled(context, first ? 'later' : 'certain', after),
    ...missSection(context, card, plan, first),
    ...titled(
      context,
      'know',
      toKnow(context, card, plan, facts).map((text) => ({ text })),
    ),
  ]
}

/** Why to call the office first, if a rule says so. */
function askFirst(context: TurnContext, plan: Plan): string[] {
  if (plan.situation === 'not-enough-known' || plan.steps[0]?.action !== 'ask-office') return []
  const reasons = plan.trace.filter(({ rule }) => rule.startsWith('join-the-office-'))
  return reasons.map(({ rule }) => context.t('answer.ask-first', { reason: context.t(`why.rule.${rule}`) }))
}

function lead(context: TurnContext, card: CardRecord, plan: Plan, facts: Facts): string[] {
  const first = leadingStep(plan)
  return [
    ...(plan.situation === 'not-enough-known' && first ? [context.t('answer.not-enough-known.certain')] : []),
    ...(EXPLAINED_LAST.has(plan.situation) ? [] : [situationWords(context, card, plan, facts)]),
    ...closedDay(context, first),
    ...askFirst(context, plan),
    ...leadingWarnings(context, card, plan),
  ]
}

/** Whether the plan's own days are told as they are: not while facts are missing, nor where the stay has to be renewed first. */
function isAsPlanned({ situation, warnings }: Plan): boolean {
  return situation !== 'not-enough-known' && !warnings.includes('first-card-may-be-refused')
}

/** The steps in one line each; the headline alone tells a single one, and nothing is certain while facts are missing. */
function steps(context: TurnContext, plan: Plan): Pick<CardMessage, 'steps'> {
  const toDo = stepsToDo(plan)
  if (toDo.length < 2 || !isAsPlanned(plan)) return {}
  const first = leadingStep(plan)
  return {
    steps: toDo.map((step) => ({ text: shortStep(context, step), ...(step === first && { leads: true }) })),
  }
}

/** The answer laid out in the order in which a person acts on it. */
function answerCard(
  context: TurnContext,
  card: CardRecord,
  plan: Plan,
  facts: Facts,
): CardMessage<'personal'> {
  const { t, language, today } = context
  const first = leadingStep(plan)
  const tone = toneOf(plan, today)
  const title = headline(context, card, plan, facts)
  const picture = isAsPlanned(plan) ? timelinePicture(context, plan) : undefined
  return {
    kind: 'card',
    audience: 'personal',
    language,
    notice: t('chat.notice.answer'),
    tone,
    band: bandOf(context, plan),
    headline: title,
    lead: lead(context, card, plan, facts),
    rows: first ? stepRows(context, first) : [],
    ...steps(context, plan),
    sections: sections(context, card, plan, facts),
    ...(picture && { picture }),
    small: [t('answer.small', { day: showDay(today, language, { weekday: false }) })],
    links: [],
    alt: title,
    buttons: answerButtons(context, card, plan),
  }
}

/** The answer about a card. If no rule matches, the office's number. */
export function answerMessages(context: TurnContext, card: CardRecord): TurnReply['messages'] {
  try {
    const { plan, facts } = planOf(context, card)
    return [answerCard(context, card, plan, facts)]
  } catch (error) {
    if (!isRuleFault(error)) throw error
    return [textMessage(context, context.t('error.no-rule'))]
  }
}
