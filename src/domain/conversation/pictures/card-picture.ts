import type { CardPlace, Picture } from '../../../contracts/picture.ts'
import type { TurnContext } from '../context/turn-context.ts'
import type { CardRecord } from '../state/record.ts'

/** Where the answer to a question stands on the cards. */
const PLACE_OF: Readonly<Record<string, CardPlace>> = {
  'card-until': 'my-number-date',
  'stay-until': 'residence-period',
  status: 'residence-status',
  proof: 'residence-stamp',
  'field-full': 'my-number-entries',
  'special-extension': 'my-number-entries',
  'certificates-until': 'my-number-certificates',
  'birth-date': 'my-number-birth',
}

/** Dates are read off a card by nearly everybody; the other places are shown to whoever is not sure. */
const AT_ONCE: ReadonlySet<string> = new Set(['card-until', 'stay-until'])

/** A card that is only ordered bears no date yet, and one that is both in one looks different from both. */
function isDrawn(place: CardPlace, { answers }: CardRecord): boolean {
  return place.startsWith('my-number') ? answers.holds === 'yes' : answers.holds !== 'combined'
}

/** The drawing of the card with the place ringed that a question asks for; nothing where it is on neither card. */
export function cardPicture({ t }: TurnContext, card: CardRecord, question: string): Picture | undefined {
  const place = PLACE_OF[question]
  if (place === undefined || !(AT_ONCE.has(question) || card.hinted === question)) return undefined
  if (!isDrawn(place, card)) return undefined
  return {
    drawing: { kind: 'card', place },
    alt: `${t(`picture.${place}`)} ${t('picture.note')}`,
    legend: [],
  }
}
