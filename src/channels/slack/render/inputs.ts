import type { types } from '@slack/bolt'
import { type Block, option, plain, sections, type Tappable, whole } from './blocks.ts'
import { escaped, LIMITS } from './limits.ts'

/** A field of a form. */
export function input(field: {
  id: string
  label: string
  hint?: string | undefined
  element:
    | types.StaticSelect
    | types.RadioButtons
    | types.Datepicker
    | types.PlainTextInput
    | types.UsersSelect
  optional: boolean
  dispatch?: boolean
}): Block {
  return {
    type: 'input',
    block_id: whole(field.id, LIMITS.actionId, 'block id'),
    label: plain(field.label, LIMITS.inputLabel),
    element: field.element,
    optional: field.optional,
    ...(field.hint && { hint: plain(field.hint, LIMITS.inputHint) }),
    ...(field.dispatch && { dispatch_action: true }),
  }
}

/** Radio buttons. */
export function radios(
  all: readonly Tappable[],
  words: { id: string; initial?: string | undefined },
): types.RadioButtons {
  const initial = all.find(({ value }) => value === words.initial)
  return {
    type: 'radio_buttons',
    action_id: words.id,
    options: all.slice(0, LIMITS.radioOptions).map(option),
    ...(initial && { initial_option: option(initial) }),
  }
}

/** A modal. */
export function modal(words: {
  callback: string
  title: string
  blocks: readonly Block[]
  close: string
  submit?: string
  metadata?: string
}): types.ModalView {
  return {
    type: 'modal',
    callback_id: words.callback,
    title: plain(words.title, LIMITS.viewTitle),
    close: plain(words.close, LIMITS.viewTitle),
    blocks: words.blocks.slice(0, LIMITS.blocksInView),
    ...(words.submit && { submit: plain(words.submit, LIMITS.viewTitle) }),
    ...(words.metadata && {
      private_metadata: whole(words.metadata, LIMITS.privateMetadata, 'private metadata'),
    }),
  }
}

/** A modal that shows a text: a result, or an error with the next step. */
export function noteView(
  words: { title: string; text: string; close: string },
  more: readonly Block[] = [],
): types.ModalView {
  return modal({
    callback: 'note',
    title: words.title,
    close: words.close,
    blocks: [...sections(escaped(words.text)), ...more],
  })
}
