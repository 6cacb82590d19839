import { COUNTER_LANGUAGE } from '../../../contracts/languages.ts'
import type { CounterMessage, Row } from '../../../contracts/message.ts'
import type { Day } from '../../dates/day.ts'
import { showDay, showEra } from '../../dates/show.ts'
import type { Translate } from '../../language/translate.ts'
import { translator } from '../../language/translate.ts'
import type { Facts } from '../../rules/contract/facts.ts'
import type { Plan, Step } from '../../rules/contract/plan.ts'
import { COUNTER_ACTIONS } from '../../rules/contract/vocabulary.ts'
import type { TurnContext } from '../context/turn-context.ts'

type CounterAction = (typeof COUNTER_ACTIONS)[number]

/** A step that has a counter card. */
export type CounterStep = Step & { readonly action: CounterAction }

function isAtTheCounter(step: Step): step is CounterStep {
  return COUNTER_ACTIONS.some((action) => action === step.action)
}

/** The steps of a plan that have a counter card, in the order in which they are done. */
export function counterSteps(plan: Plan): CounterStep[] {
  return plan.steps.filter(isAtTheCounter)
}

/** The clerk's date: 令和8年12月6日（2026年12月6日）. */
function dayRow(ja: Translate, label: string, day: Day | undefined): Row[] {
  if (day === undefined) return []
  return [
    {
      label: ja(`counter.row.${label}`),
      value: showEra(day),
      note: showDay(day, COUNTER_LANGUAGE, { weekday: false }),
    },
  ]
}

function applicationRow(ja: Translate, facts: Facts): Row[] {
  const kinds = facts.application?.kinds ?? []
  if (kinds.length === 0) return []
  const value = kinds.map((kind) => ja(`counter.kind.${kind}`)).join('・')
  return [{ label: ja('counter.row.application'), value }]
}

/** Whether the application for a special extension is shown: not while another one is still to be filed. */
const showsApplication = (step: CounterStep): boolean =>
  step.action === 'special-extension' && step.after === undefined

function rows(ja: Translate, facts: Facts, step: CounterStep): Row[] {
  return [
    ...dayRow(ja, 'card-until', facts.card?.holds === 'yes' ? facts.card.validUntil : undefined),
    ...dayRow(ja, 'stay-until', facts.stay?.until),
    ...dayRow(ja, 'received-on', facts.newResidenceCard?.receivedOn),
    ...(showsApplication(step) ? applicationRow(ja, facts) : []),
    ...dayRow(ja, 'filed-on', showsApplication(step) ? facts.application?.filedOn : undefined),
  ]
}

function onlineNote(facts: Facts): string[] {
  const { channel, evidence } = facts.application ?? {}
  if (channel !== 'online') return []
  return evidence === 'receipt-number-email' ? ['online-with-mail'] : ['online-without-mail']
}

function visitorNote(facts: Facts): string[] {
  const by = facts.visit?.by
  if (by !== undefined && by !== 'self') return [`visit-${by}`]
  return facts.holder?.ageBand === 'under-15' ? ['visit-legal-representative'] : []
}

function notes(facts: Facts, step: CounterStep): string[] {
  const extend = step.action === 'extend'
  return [
    ...(step.action === 'special-extension' ? onlineNote(facts) : []),
    ...(extend && facts.specialExtension?.done ? ['special-extension-done'] : []),
    ...(extend ? ['certificates-too'] : []),
    ...visitorNote(facts),
  ]
}

/** Reasons for an extension other than a simple renewal: the clerk needs them first. */
const REASONS: Partial<Record<NonNullable<Facts['status']>, string>> = {
  'permanent-resident': 'freed',
  'highly-skilled-2': 'freed',
  'japanese-national': 'naturalised',
  'birth-or-loss-of-nationality': 'status',
}

/** The locale key of the step's purpose. */
function purposeKey(facts: Facts, { action }: CounterStep): string {
  const reason = action === 'extend' && facts.status ? REASONS[facts.status] : undefined
  if (reason) return `counter.reason.${reason}`
  return action === 'reissue' && facts.card?.holds === 'lost'
    ? 'counter.reason.lost'
    : `counter.${action}.purpose`
}

/** The counter card of one step: Japanese, without names or numbers, from given answers only. */
export function counterCard(
  context: TurnContext,
  facts: Facts,
  step: CounterStep,
): CounterMessage<'personal'> {
  const ja = translator(COUNTER_LANGUAGE)
  const key = `counter.${step.action}`
  return {
    kind: 'counter',
    audience: 'personal',
    language: COUNTER_LANGUAGE,
    notice: context.t('chat.notice.message'),
    alt: `${context.t('button.counter')}: ${context.t(`${key}.title`)}`,
    title: ja(`${key}.title`),
    purpose: ja(purposeKey(facts, step)),
    rows: rows(ja, facts, step),
    brought: step.bring.map((thing) => ja(`bring.${thing}.japanese`)),
    notes: notes(facts, step).map((note) => ja(`counter.note.${note}`)),
    request: ja(`${key}.request`),
    buttons: [],
  }
}

/** The same card in the person's language, so that they can read what they show. */
export function counterInOwnWords(context: TurnContext, facts: Facts, step: CounterStep): string {
  const { t } = context
  const key = `counter.${step.action}`
  const lines = [
    t(purposeKey(facts, step)),
    ...notes(facts, step).map((note) => t(`counter.note.${note}`)),
    t(`${key}.request`),
  ]
  const said = `${t('chat.counter-says')}\n${lines.map((line) => `• ${line}`).join('\n')}`
  return [said, ...counterLater(context, step)].join('\n\n')
}

/** A note that the card is for later, after something has happened. */
export function counterLater({ t }: TurnContext, { after }: CounterStep): string[] {
  return after ? [t('chat.counter-later', { when: t(`step.after.${after}`) })] : []
}
