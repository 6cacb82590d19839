import type { TurnContext } from '../context/turn-context.ts'
import type { CardRecord } from '../state/record.ts'

/** A card's name for the person: whose it is, with a number if there are several. */
export function cardName(context: Pick<TurnContext, 'record' | 't'>, card: CardRecord): string {
  const same = context.record.cards.filter(({ label }) => label === card.label)
  const name = context.t(`chat.card-name.${card.label}`)
  return same.length < 2 ? name : `${name} ${same.findIndex(({ id }) => id === card.id) + 1}`
}
