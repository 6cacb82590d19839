import type { Button, CardMessage, Section, Tone } from '../../../contracts/message.ts'
import type { TurnContext } from '../context/turn-context.ts'

/** A card that is not urgent: the answers, refinements, the list of cards. */
export function informationCard(
  { t, language }: Pick<TurnContext, 't' | 'language'>,
  content: {
    readonly headline: string
    readonly lead: readonly string[]
    readonly sections?: readonly Section[]
    readonly buttons: readonly Button[]
    /** Of the card that it is about, where something presses. */
    readonly urgency?: { readonly tone: Tone; readonly band: string } | undefined
  },
): CardMessage<'personal'> {
  const { headline, lead, sections = [], buttons, urgency } = content
  return {
    kind: 'card',
    audience: 'personal',
    language,
    notice: t('chat.notice.message'),
    tone: urgency?.tone ?? 'plain',
    band: urgency?.band ?? t('answer.band.information'),
    headline,
    lead,
    rows: [],
    sections,
    small: [],
    links: [],
    alt: headline,
    buttons,
  }
}
