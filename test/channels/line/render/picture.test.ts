import { describe, expect, it } from 'vitest'
import { limitFaults } from '../../../../src/channels/line/limits/check.ts'
import { render } from '../../../../src/channels/line/render/render.ts'
import type { CardMessage, QuestionMessage } from '../../../../src/contracts/message.ts'
import type { Picture } from '../../../../src/contracts/picture.ts'
import { answer, dayQuestion } from '../../web/examples.ts'

const days = (url: string): Picture => ({
  drawing: { kind: 'timeline', slots: [] },
  alt: 'Today: 23 November. The law’s last day: 6 December.',
  legend: [
    { mark: 'today', text: 'Today: 23 November.' },
    { mark: 'by', text: 'The law’s last day: 6 December.' },
  ],
  url,
})
const place = (url: string): Picture => ({
  drawing: { kind: 'card', place: 'my-number-date' },
  alt: 'The ring marks the date before まで有効.',
  legend: [],
  url,
})
const SERVED = 'https://kigen.example.jp/pictures/x'

const shown = (message: CardMessage | QuestionMessage) => JSON.stringify(render([message]))

describe('a picture on LINE', () => {
  it('stands in the bubble of the answer, with what its signs mean, within every limit', () => {
    const message = { ...answer(), picture: days(SERVED) }
    expect(limitFaults(render([message]))).toEqual([])
    expect(shown(message)).toContain(`"url":"${SERVED}.png"`)
    expect(shown(message)).toContain('□ The law’s last day: 6 December.')
  })

  it('stands above a question, which keeps its words, choices and date picker', () => {
    const message = { ...dayQuestion(), picture: place(SERVED) }
    const messages = render([message])
    expect(limitFaults(messages)).toEqual([])
    expect(messages.map(({ type }) => type)).toEqual(['flex', 'text'])
    expect(messages.at(-1)).toEqual(render([dayQuestion()]).at(-1))
  })

  it('is left out where LINE could not fetch it, and where words alone are shown', () => {
    for (const url of ['http://localhost:3000/pictures/x', `https://kigen.example.jp/${'x'.repeat(2_000)}`])
      expect(shown({ ...answer(), picture: days(url) })).toBe(shown(answer()))
    expect(render([{ ...answer(), picture: days(SERVED) }], 'plain')).toEqual(render([answer()], 'plain'))
  })
})
