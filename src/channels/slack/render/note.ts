import type { Language } from '../../../contracts/languages.ts'
import { translator } from '../../../domain/language/translate.ts'
import type { Origin } from '../context/intent.ts'
import { OPEN_PRIVATELY } from './action-ids.ts'
import { actions, button, linkButton, sections } from './blocks.ts'
import { escaped } from './limits.ts'

/** An immediate answer to a command; only the person sees it. */
export interface Note {
  readonly response_type: 'ephemeral'
  readonly text: string
  readonly blocks: ReturnType<typeof sections>
}

/** The address that opens the app's direct message in Slack. `undefined`: the app's id is not known. */
export function messagesUrl({ team, app }: Origin): string | undefined {
  return app === undefined ? undefined : `https://slack.com/app_redirect?app=${app}&team=${team}`
}

/** A note with the text of a locale key. `to`: its button opens the direct message or the form. */
export function note(language: Language, key: string, origin: Origin, to?: 'messages' | 'form'): Note {
  const t = translator(language)
  const text = escaped(t(key))
  const url = messagesUrl(origin)
  const open =
    to === 'form' ? [button({ label: t('slack.open-privately'), value: OPEN_PRIVATELY }, 'open')] : []
  const go = to === 'messages' && url ? [linkButton(t('slack.go-to-messages'), url, 'go')] : []
  return { response_type: 'ephemeral', text, blocks: [...sections(text), ...actions([...open, ...go])] }
}
