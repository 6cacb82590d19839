import { translator } from '../../../domain/language/translate.ts'
import { callFor, languageOf, type SlackContext } from '../context/context.ts'
import type { OnTheSpot, Origin } from '../context/intent.ts'
import { actions, linkButton } from '../render/blocks.ts'
import { noteView } from '../render/inputs.ts'
import { messagesUrl } from '../render/note.ts'

/**
 * Opens a small window after a button on App Home: the answer comes to the Messages tab, and nothing on App Home would
 * show that something happened.
 */
export async function sayWhereAnswerIs(
  context: SlackContext,
  { person, trigger }: OnTheSpot,
  origin: Origin,
): Promise<void> {
  const call = await callFor(context, person)
  const t = translator(await languageOf(context, person))
  const url = messagesUrl(origin)
  const view = noteView(
    { title: t('slack.home.answer-title'), text: t('slack.answered-privately'), close: t('slack.close') },
    actions(url ? [linkButton(t('slack.go-to-messages'), url, 'go')] : []),
  )
  await call?.('views.open', { trigger_id: trigger, view })
}
