import type { types } from '@slack/bolt'
import { type Translate, translator } from '../../../domain/language/translate.ts'
import type { Form, FormField } from '../context/ports.ts'
import { FORM } from '../render/action-ids.ts'
import { type Block, datepicker, menu, sections, type Tappable } from '../render/blocks.ts'
import { input, modal, radios } from '../render/inputs.ts'
import { escaped, LIMITS } from '../render/limits.ts'

/** Up to so many choices are radio buttons; more are a menu. */
const IN_VIEW = 5

/** The form as a modal. A field's block id is its question id, so that Slack keeps what is filled in. */
export function formView(form: Form): types.ModalView {
  const t = translator(form.language)
  return modal({
    callback: FORM,
    title: t('slack.form.title'),
    submit: t('slack.form.submit'),
    close: t('slack.close'),
    blocks: [...sections(escaped(t('slack.form.lead'))), ...form.fields.map((field) => fieldBlock(field, t))],
    ...(form.card && { metadata: form.card }),
  })
}

function fieldBlock(field: FormField, t: Translate): Block {
  const hint = [field.hint, field.date && t('slack.form.date-hint')].filter(Boolean).join(' ')
  return input({
    id: field.question,
    label: field.text,
    element: element(field, t),
    // An unknown day may be left empty: the conversation then says where to look.
    optional: field.choices.length === 0,
    // An answer may make other questions relevant.
    dispatch: field.choices.length > 0 || field.date !== undefined,
    ...(hint && { hint }),
  })
}

function element(field: FormField, t: Translate): Parameters<typeof input>[0]['element'] {
  const words = { id: 'given', placeholder: t('slack.choose'), initial: field.answer }
  if (field.date)
    return datepicker({
      ...words,
      placeholder: field.date.label,
      initial: field.answer ?? field.date.initial,
    })
  if (field.choices.length === 0) return typed(field)
  const all: Tappable[] = field.choices.map(({ value, label }) => ({ value, label }))
  return all.length <= IN_VIEW && all.length <= LIMITS.radioOptions ? radios(all, words) : menu(all, words)
}

function typed(field: FormField): types.PlainTextInput {
  return {
    type: 'plain_text_input',
    action_id: 'given',
    max_length: 200,
    ...(field.answer && { initial_value: field.answer }),
  }
}
