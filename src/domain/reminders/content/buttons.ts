import type { ActionName } from '../../../contracts/action.ts'
import type { Button } from '../../../contracts/message.ts'
import type { Day } from '../../dates/day.ts'
import { canWait } from '../schedule/reminder-dates.ts'
import type { DatedContent } from './due-content.ts'
import type { MessageBuilder } from './message-builder.ts'

/** How many days the "later" button waits. */
const SNOOZE_DAYS = 3

interface Tap {
  readonly do: ActionName
  readonly label: string
  readonly value?: string
  readonly primary?: true
}

const DONE: Tap = { do: 'done', label: 'done', primary: true }
const NOT_YET: Tap = { do: 'not-yet', label: 'not-yet' }
const NEW_CARD: Tap = { do: 'new-card', label: 'new-card' }
const AFTERWARDS: readonly Tap[] = [
  { do: 'snooze', label: 'snooze', value: String(SNOOZE_DAYS) },
  { do: 'snooze', label: 'snooze-other' },
  { do: 'review', label: 'review' },
  { do: 'stop', label: 'stop' },
]

function lastOf({ content }: DatedContent): Day | undefined {
  if (content.kind === 'renew-first') return content.goBy ?? content.by
  return content.kind === 'step' ? (content.step.goBy ?? content.by) : undefined
}

/** Whether the step can only be done after the new residence card arrives. */
export const waitsForCard = ({ content }: Pick<DatedContent, 'content'>): boolean =>
  content.kind === 'renew-first' || ('step' in content && content.step.after === 'new-residence-card')

/** Whether a new residence card may arrive before the next reminder; the message then offers a button for it. */
function mayCome({ plan }: DatedContent): boolean {
  return plan.steps.some(
    ({ after, action }) => after === 'new-residence-card' || action === 'collect-residence-card',
  )
}

function taps(due: DatedContent): readonly Tap[] {
  const all = tapsOf(due)
  return canWait(lastOf(due), due.today) ? all : all.filter((tap) => tap.do !== 'snooze')
}

function tapsOf(due: DatedContent): readonly Tap[] {
  if (due.content.kind === 'finish') return [{ do: 'home', label: 'go-on', primary: true }, ...AFTERWARDS]
  if (due.content.kind === 'ordered') return [{ ...DONE, label: 'collected' }, NOT_YET, ...AFTERWARDS]
  if (due.content.kind === 'follow-up')
    return [
      DONE,
      { do: 'not-yet', label: 'missed' },
      ...(mayCome(due) ? [NEW_CARD] : []),
      ...AFTERWARDS.slice(2),
    ]
  if (due.content.kind === 'unconfirmed')
    return [{ ...DONE, label: 'made' }, { do: 'not-yet', label: 'not-made' }, ...AFTERWARDS.slice(2)]
  if (waitsForCard(due)) return [{ ...NEW_CARD, primary: true }, NOT_YET, ...AFTERWARDS]
  return [DONE, NOT_YET, ...(mayCome(due) ? [NEW_CARD] : []), ...AFTERWARDS]
}

/** The buttons below a reminder, the most useful first. */
export function buttonsOf(builder: MessageBuilder, due: DatedContent): readonly Button[] {
  return taps(due).map(({ label, value, primary, ...tap }) => ({
    label: builder.say(`button.${label}`),
    action: { do: tap.do, card: due.card.id, on: due.step, ...(value && { value }) },
    ...(primary && { style: 'primary' as const }),
  }))
}
