import type { types } from '@slack/bolt'
import type { Language } from '../../../contracts/languages.ts'
import { type Translate, translator } from '../../../domain/language/translate.ts'
import type { Deadline } from '../context/ports.ts'
import { SHARE_CHOOSE, SHARE_CONFIRM } from '../render/action-ids.ts'
import { type Block, bold, context, menu, sections } from '../render/blocks.ts'
import { input, modal, radios } from '../render/inputs.ts'
import { cut, escaped, LIMITS } from '../render/limits.ts'

/** First screen: the choice of a deadline and a person. */
export function chooseView(deadlines: readonly Deadline[], language: Language): types.ModalView {
  const t = translator(language)
  const title = t('slack.share.title')
  if (deadlines.length === 0)
    return modal({
      callback: 'note',
      title,
      close: t('slack.close'),
      blocks: sections(escaped(t('slack.share.none'))),
    })
  return modal({
    callback: SHARE_CHOOSE,
    title,
    submit: t('slack.share.next'),
    close: t('slack.close'),
    blocks: [
      ...sections(escaped(t('slack.share.lead'))),
      ...deadlines.flatMap(({ line }, at) => sections(`${at + 1}. ${bold(line)}`)),
      input({ id: 'line', label: t('slack.share.which'), optional: false, element: days(deadlines, t) }),
      input({
        id: 'to',
        label: t('slack.share.to'),
        optional: false,
        element: {
          type: 'users_select',
          action_id: 'given',
          placeholder: { type: 'plain_text', text: cut(t('slack.share.to'), LIMITS.placeholder) },
        },
      }),
    ],
  })
}

/** The days to choose from, numbered like the lines above them: an option has room for the day, not for the line. */
function days(deadlines: readonly Deadline[], t: Translate): types.RadioButtons | types.StaticSelect {
  const all = deadlines.map(({ day }, at) => ({ value: String(at), label: `${at + 1}. ${day}` }))
  const initial = all.length === 1 ? '0' : undefined
  if (all.length <= LIMITS.radioOptions) return radios(all, { id: 'given', initial })
  return menu(all, { id: 'given', placeholder: t('slack.choose'), initial })
}

/** The message as the other person will read it; used for the preview and for the post. */
export function sharedBlocks(from: string, text: string, language: Language): Block[] {
  const t = translator(language)
  return [
    ...sections(`<@${from}> ${escaped(t('slack.share.says'))}\n\n*${escaped(text)}*`),
    ...context([escaped(t('slack.share.small'))]),
  ]
}

/** Second screen: the preview. Nothing is sent before it is confirmed. */
export function confirmView(
  from: string,
  one: { readonly id: string; readonly to: string; readonly text: string },
  language: Language,
): types.ModalView {
  const t = translator(language)
  return modal({
    callback: SHARE_CONFIRM,
    title: t('slack.share.title'),
    submit: t('slack.share.send'),
    close: t('slack.close'),
    metadata: one.id,
    blocks: [
      ...sections(`${escaped(t('slack.share.preview'))} <@${one.to}>`),
      { type: 'divider' },
      ...sharedBlocks(from, one.text, language),
    ],
  })
}
