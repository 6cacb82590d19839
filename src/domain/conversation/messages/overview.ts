import type { CardMessage } from '../../../contracts/message.ts'
import type { AlsoClosed } from '../../dates/closed-days.ts'
import type { Day } from '../../dates/day.ts'
import { translator } from '../../language/translate.ts'
import { headline, leadingStep } from '../answer/headline.ts'
import { informationCard } from '../answer/information-card.ts'
import { planOf } from '../answer/plan-of.ts'
import { stepRows } from '../answer/step-words.ts'
import { bandOf, toneOf } from '../answer/tone.ts'
import { button, isRuleFault, type Talk } from '../context/turn-context.ts'
import { questionAt } from '../state/flow-cursor.ts'
import type { CardRecord, PersonRecord } from '../state/record.ts'
import { cardName } from '../words/card-name.ts'

/** A card in the overview, and the day by which it is ordered. */
interface Entry {
  readonly message: CardMessage<'personal'>
  readonly day: Day | undefined
}

function open(talk: Talk, card: CardRecord) {
  return [button(talk.t, { do: 'card', value: card.id }, { name: 'open-card' })]
}

function unfinished(talk: Talk, card: CardRecord, words: string): Entry {
  const message = informationCard(talk, {
    headline: cardName(talk, card),
    lead: [words],
    buttons: open(talk, card),
  })
  return { message: { ...message, alt: `${cardName(talk, card)}: ${words}` }, day: undefined }
}

/**
 * A card whose rules need nothing more has its answer, though a question may have opened since (the stay ended, say):
 * it is asked when the card is opened.
 */
function finished(talk: Talk, card: CardRecord): Entry {
  const { plan, facts } = planOf(talk, card)
  if (plan.missing.length > 0 && questionAt(card, talk.today))
    return unfinished(talk, card, talk.t('chat.unfinished'))
  const step = leadingStep(plan)
  const tone = toneOf(plan, talk.today)
  const title = headline(talk, card, plan, facts)
  const message: CardMessage<'personal'> = {
    ...informationCard(talk, { headline: title, lead: [cardName(talk, card)], buttons: open(talk, card) }),
    tone,
    band: bandOf(talk, plan),
    rows: step ? stepRows(talk, step) : [],
    alt: `${cardName(talk, card)}: ${title}`,
  }
  return { message, day: step?.goBy ?? step?.by }
}

function entry(talk: Talk, card: CardRecord): Entry {
  try {
    return finished(talk, card)
  } catch (error) {
    if (!isRuleFault(error)) throw error
    return unfinished(talk, card, talk.t('error.no-rule'))
  }
}

/** Earlier days first; cards without a day last. */
function byDay(a: Entry, b: Entry): number {
  return (a.day ?? '9999').localeCompare(b.day ?? '9999')
}

/** One message a card with the next thing to do about it, the most urgent first; none where nothing was asked yet. */
export function overview(
  record: PersonRecord,
  today: Day,
  alsoClosed?: AlsoClosed,
): CardMessage<'personal'>[] {
  const t = translator(record.language)
  const talk: Talk = {
    record,
    today,
    language: record.language,
    t,
    controls: {},
    ...(alsoClosed && { alsoClosed }),
  }
  return record.cards
    .filter((card) => Object.keys(card.answers).length > 0)
    .map((card) => entry(talk, card))
    .toSorted(byDay)
    .map(({ message }) => message)
}
