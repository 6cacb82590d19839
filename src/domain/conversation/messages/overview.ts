import type { CardMessage } from '../../../contracts/message.ts'
import type { AlsoClosed } from '../../dates/closed-days.ts'
import type { Day } from '../../dates/day.ts'
import { translator } from '../../language/translate.ts'
import { headline, leadingStep } from '../answer/headline.ts'
import { informationCard } from '../answer/information-card.ts'
import { planOf } from '../answer/plan-of.ts'
import { stepRows } from '../answer/step-words.ts'
import { bandOf, toneOf } from '../answer/tone.ts'
import { button, isRuleFault, type TurnContext } from '../context/turn-context.ts'
import { questionAt } from '../state/flow-cursor.ts'
import type { CardRecord, PersonRecord } from '../state/record.ts'
import { cardName } from '../words/card-name.ts'

/** A card in the overview, with the day for sorting. */
interface Entry {
  readonly message: CardMessage<'personal'>
  readonly day: Day | undefined
}

function open(context: TurnContext, card: CardRecord) {
  return [button(context.t, { do: 'card', value: card.id }, { name: 'open-card' })]
}

function unfinished(context: TurnContext, card: CardRecord, words: string): Entry {
  const message = informationCard(context, {
    headline: cardName(context, card),
    lead: [words],
    buttons: open(context, card),
  })
  return { message: { ...message, alt: `${cardName(context, card)}: ${words}` }, day: undefined }
}

/**
 * A card whose rules need no further facts shows its answer, even if a question applies since then (for example because
 * the stay ended). That question is asked when the card is opened.
 */
function finished(context: TurnContext, card: CardRecord): Entry {
  const { plan, facts } = planOf(context, card)
  if (plan.missing.length > 0 && questionAt(card, context.today))
    return unfinished(context, card, context.t('chat.unfinished'))
  const step = leadingStep(plan)
  const tone = toneOf(plan, context.today)
  const title = headline(context, card, plan, facts)
  const message: CardMessage<'personal'> = {
    ...informationCard(context, {
      headline: title,
      lead: [cardName(context, card)],
      buttons: open(context, card),
    }),
    tone,
    band: bandOf(context, plan),
    rows: step ? stepRows(context, step) : [],
    alt: `${cardName(context, card)}: ${title}`,
  }
  return { message, day: step?.goBy ?? step?.by }
}

function entry(context: TurnContext, card: CardRecord): Entry {
  try {
    return finished(context, card)
  } catch (error) {
    if (!isRuleFault(error)) throw error
    return unfinished(context, card, context.t('error.no-rule'))
  }
}

/** Earlier days first; cards without a day last. */
function byDay(a: Entry, b: Entry): number {
  return (a.day ?? '9999').localeCompare(b.day ?? '9999')
}

/** One message for each card with its next step, the most urgent first; none for a card without answers. */
export function overview(
  record: PersonRecord,
  today: Day,
  alsoClosed?: AlsoClosed,
): CardMessage<'personal'>[] {
  const t = translator(record.language)
  const context: TurnContext = {
    record,
    today,
    language: record.language,
    t,
    controls: {},
    ...(alsoClosed && { alsoClosed }),
  }
  return record.cards
    .filter((card) => Object.keys(card.answers).length > 0)
    .map((card) => entry(context, card))
    .toSorted(byDay)
    .map(({ message }) => message)
}
