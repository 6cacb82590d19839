import { encodeAction } from '../../contracts/action.ts'
import type { Delivery } from '../../contracts/delivery.ts'
import type { Button, Message } from '../../contracts/message.ts'

/** A button for the page. Its action is an opaque token that the page returns. */
interface ButtonView {
  readonly label: string
  readonly action: string
  readonly style?: 'primary' | 'danger'
}

type Viewed<M> = M extends unknown
  ? Omit<M, 'audience' | 'notice' | 'buttons' | 'choices'> & {
      readonly buttons: readonly ButtonView[]
      readonly choices?: readonly ButtonView[]
    }
  : never

/** A message for the page. */
type MessageView = Viewed<Message>

/** A delivery for the page; `cursor` increases, and the page resumes from it. */
export interface DeliveryView {
  readonly cursor: number
  readonly cause: Delivery['cause']
  readonly messages: readonly MessageView[]
}

function viewButton({ label, action, style }: Button): ButtonView {
  return { label, action: encodeAction(action), ...(style && { style }) }
}

function viewMessage({ audience: _a, notice: _n, ...message }: Message): MessageView {
  const buttons = message.buttons.map(viewButton)
  return message.kind === 'question'
    ? { ...message, buttons, choices: message.choices.map(viewButton) }
    : { ...message, buttons }
}

/** Converts a delivery for the page. */
export function viewDelivery(cursor: number, { cause, messages }: Delivery): DeliveryView {
  return { cursor, cause, messages: messages.map(viewMessage) }
}
