import { encodeAction } from '../../contracts/action.ts'
import type { Delivery } from '../../contracts/delivery.ts'
import type { Button, Item, Message, Section } from '../../contracts/message.ts'
import type { Picture } from '../../contracts/picture.ts'

/** A button for the page. Its action is an opaque token that the page returns. */
interface ButtonView {
  readonly label: string
  readonly action: string
  readonly style?: 'primary' | 'danger'
}

interface SectionView extends Omit<Section, 'items'> {
  readonly items: readonly (Omit<Item, 'button'> & { readonly button?: ButtonView })[]
}

type Viewed<M> = M extends unknown
  ? Omit<M, 'audience' | 'notice' | 'buttons' | 'choices' | 'sections'> & {
      readonly buttons: readonly ButtonView[]
      readonly choices?: readonly ButtonView[]
      readonly sections?: readonly SectionView[]
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

/** The page fetches pictures from where it came itself, whatever the public address is. */
function viewPicture(picture: Picture): Picture {
  return picture.url === undefined ? picture : { ...picture, url: new URL(picture.url).pathname }
}

function viewSection({ items, ...section }: Section): SectionView {
  const viewed = items.map(({ button, ...item }) => (button ? { ...item, button: viewButton(button) } : item))
  return { ...section, items: viewed }
}

function viewMessage({ audience: _a, notice: _n, ...message }: Message): MessageView {
  const buttons = message.buttons.map(viewButton)
  if (message.kind === 'counter') return { ...message, buttons }
  const picture = message.picture && { picture: viewPicture(message.picture) }
  if (message.kind === 'card')
    return { ...message, buttons, sections: message.sections.map(viewSection), ...picture }
  return message.kind === 'question'
    ? { ...message, buttons, choices: message.choices.map(viewButton), ...picture }
    : { ...message, buttons, ...picture }
}

/** Converts a delivery for the page. */
export function viewDelivery(cursor: number, { cause, messages }: Delivery): DeliveryView {
  return { cursor, cause, messages: messages.map(viewMessage) }
}
