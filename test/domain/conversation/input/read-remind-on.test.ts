import { describe, expect, it } from 'vitest'
import { readRemindOn } from '../../../../src/domain/conversation/input/read-remind-on.ts'
import { readText } from '../../../../src/domain/conversation/input/readers/read-text.ts'
import { foldText } from '../../../../src/domain/understanding/fold-text.ts'
import { recordAt } from '../../../../src/tools/understanding/place.ts'

/** A Friday. */
const TODAY = '2026-11-27'

describe('a wish to be reminded on a day', () => {
  it.each([
    ['remind me tomorrow', '2026-11-28'],
    ['Remind me again in 3 days.', '2026-11-30'],
    ['please remind me on 2026-12-10', '2026-12-10'],
    ['please remind me on 10 December 2569', '2026-12-10'],
    ['明日リマインドして', undefined],
    ['明日にリマインドして', '2026-11-28'],
    ['3日後に知らせて', '2026-11-30'],
    ['remind me', undefined],
    ['remind me yesterday', undefined],
    ['remind me of my wife', undefined],
    ['remind me on 3/4/2027', undefined],
    ['my card ends tomorrow', undefined],
  ])('%s', (text, day) => expect(readRemindOn(foldText(text), TODAY)).toBe(day))

  const done = recordAt({ at: 'done', today: TODAY, language: 'en' })
  const on = { ...done, settings: { ...done.settings, reminders: true } }

  it('switches reminders on, or sets the day of the next one where they are on', () => {
    expect(readText('remind me tomorrow', done, TODAY)).toMatchObject({ action: { do: 'remind' } })
    expect(readText('remind me tomorrow', on, TODAY)).toMatchObject({
      action: { do: 'snooze', value: '2026-11-28' },
    })
  })

  it('is not understood before there is an answer', () => {
    const asked = recordAt({ at: 'status', today: TODAY, language: 'en' })
    expect(readText('remind me tomorrow', asked, TODAY)).not.toMatchObject({ kind: 'action' })
  })
})
