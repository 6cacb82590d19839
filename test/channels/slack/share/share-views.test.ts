import { describe, expect, test } from 'vitest'
import { chooseView } from '../../../../src/channels/slack/share/share-views.ts'
import { tappable } from '../../../platforms/slack/person.ts'
import { faultsIn } from '../../../platforms/slack/valid.ts'

const deadline = (at: number) => ({
  line: `Apply to immigration for an extension of stay (在留期間更新) by Wednesday ${at} January 2027 — 39 days left.`,
  day: `Wednesday ${at} January 2027 (39 days left)`,
})
const words = (value: unknown) => JSON.stringify(value)

describe('the choice of what to share', () => {
  test.each([1, 3, 10, 11, 30])('shows the whole line and the whole day of each of %i', (count) => {
    const all = Array.from({ length: count }, (_, at) => deadline(at + 1))
    const view = chooseView(all, 'en')
    expect(faultsIn('modal', view)).toEqual([])
    const options = words(tappable(view.blocks)[0]?.options)
    for (const [at, { line, day }] of all.entries()) {
      expect(words(view.blocks)).toContain(line)
      expect(options).toContain(`${at + 1}. ${day}`)
    }
    expect(words(view.blocks)).not.toContain('…')
  })

  test('chooses the only one beforehand', () => {
    expect(tappable(chooseView([deadline(6)], 'en').blocks)[0]).toMatchObject({
      initial_option: { value: '0' },
    })
  })
})
