import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { KNOWN_LANGUAGES } from '../../../src/contracts/languages.ts'
import { showDay } from '../../../src/domain/dates/show.ts'

describe('a day on the page', () => {
  beforeAll(() => vi.stubGlobal('document', { documentElement: { lang: 'en' } }))
  afterAll(() => vi.unstubAllGlobals())

  it.each(KNOWN_LANGUAGES)(
    'is written in %s as the server writes it, Gregorian, with the digits 0 to 9',
    async (tag) => {
      // @ts-expect-error: the page's scripts are plain JavaScript.
      const { dayInWords } = await import('../../../src/channels/web/page/words.js')
      for (const day of ['2026-12-04', '2027-03-31', '2028-02-29'] as const) {
        expect(dayInWords(day, tag)).toBe(showDay(day, tag))
        for (const text of [dayInWords(day, tag), dayInWords(day, tag, true)]) {
          expect(text).toContain(day.slice(0, 4))
          expect(text).not.toMatch(/(?![0-9])\p{Nd}/u)
        }
      }
    },
  )
})
