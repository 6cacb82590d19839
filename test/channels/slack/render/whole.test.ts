import { describe, expect, test } from 'vitest'
import en from '../../../../locales/en/messages.json' with { type: 'json' }
import ja from '../../../../locales/ja/messages.json' with { type: 'json' }
import { formView } from '../../../../src/channels/slack/form/form.ts'
import { LIMITS } from '../../../../src/channels/slack/render/limits.ts'
import { formQuestions } from '../../../../src/domain/conversation/messages/form.ts'
import { newRecord } from '../../../../src/domain/conversation/state/cards.ts'
import { faultsIn } from '../../../platforms/slack/valid.ts'

// Whatever is written for Slack fits where it is shown: nothing is cut.

const LANGUAGES = { en, ja } as const

/** Texts by the limit of the place where they are shown. */
const PLACES: readonly (readonly [number, string, (words: typeof en) => readonly string[]])[] = [
  [
    LIMITS.viewTitle,
    'titles and buttons of a window',
    ({ slack }) => [
      slack.form.title,
      slack.form.submit,
      slack.close,
      slack.share.title,
      slack.share.next,
      slack.share.send,
    ],
  ],
  [LIMITS.confirmTitle, 'a confirmation’s title', ({ slack }) => [slack.home['delete-title']]],
  [LIMITS.confirmText, 'a confirmation’s text', ({ slack }) => [slack.home['delete-text']]],
  [
    LIMITS.confirmButton,
    'a confirmation’s buttons',
    ({ slack }) => [slack.home['delete-yes'], slack.home['delete-no']],
  ],
  [
    LIMITS.buttonText,
    'buttons',
    ({ slack }) => [
      slack['open-privately'],
      slack['go-to-messages'],
      slack.home.check,
      slack.home.form,
      slack.home.other,
      slack.home.show,
      slack.home.share,
      slack.home.delete,
      slack.invite.yes,
      slack.invite.no,
      slack.share.withdraw,
    ],
  ],
  [LIMITS.header, 'headlines', ({ slack }) => [slack.home.welcome, slack.home.settings, slack.share.list]],
  [LIMITS.optionText, 'choices of the form', ({ choice }) => Object.values(choice).flatMap(textsIn)],
]

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

describe.each(['en', 'ja'] as const)('in %s', (language) => {
  test.each(PLACES)('at most %i units: %s', (max, _, texts) => {
    // Both files have the same keys; `test/language` holds that.
    const all = texts(LANGUAGES[language] as typeof en)
    expect(all.length).toBeGreaterThan(0)
    expect(all.filter((text) => text.length > max)).toEqual([])
  })

  test('the form shows every question and hint whole, and asks nobody to type where one chooses', () => {
    const record = newRecord(language)
    const answers = { whose: 'mine', status: 'fixed-term', holds: 'yes', renewal: 'nothing' }
    const fields = formQuestions({ record, today: '2026-11-28' }, answers)
    const view = formView({ language, card: record.active, fields })
    expect(faultsIn('modal', view)).toEqual([])
    expect(fields.length).toBeGreaterThan(5)
    const shown = JSON.stringify(view)
    for (const { text, hint } of fields) {
      expect(shown).toContain(text)
      expect(shown).toContain(hint)
    }
    const chosen = fields.filter(({ choices }) => choices.length > 0).map(({ text }) => text)
    expect(chosen.filter((text) => /type|入力/.test(text))).toEqual([])
  })
})
