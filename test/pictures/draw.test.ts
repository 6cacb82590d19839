import { describe, expect, it } from 'vitest'
import { CARD_PLACES, type Drawing } from '../../src/contracts/picture.ts'
import { markedDays, slotsOf } from '../../src/domain/conversation/pictures/timeline.ts'
import { draw } from '../../src/pictures/draw.ts'
import { pngOf } from '../../src/pictures/raster.ts'

const days: Drawing = {
  kind: 'timeline',
  slots: slotsOf(
    markedDays(
      {
        steps: [
          {
            action: 'special-extension',
            where: 'municipal-office',
            by: '2026-12-06',
            goBy: '2026-12-04',
            newValidUntil: '2027-02-06',
            bring: [],
            citations: [],
          },
        ],
        situation: 'decision-pending',
        warnings: [],
        missing: [],
        citations: [],
        trace: [],
      },
      '2026-11-23',
    ),
  ),
}
const drawings: readonly Drawing[] = [days, ...CARD_PLACES.map((place): Drawing => ({ kind: 'card', place }))]

describe('every picture', () => {
  it.each(drawings)('$kind $place is an SVG without script, font, text or address', (drawing) => {
    for (const theme of ['screen', 'paper'] as const) {
      const svg = draw(drawing, theme)
      expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 \d+ \d+"/)
      expect(svg.match(/<\/?([a-zA-Z]+)/g)?.every((tag) => !/script|text|image|use|foreign/i.test(tag))).toBe(
        true,
      )
      expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|NaN|undefined/)
    }
  })

  it('for light and dark on the page, in plain colours where it is sent', () => {
    expect(draw(days, 'screen')).toContain('prefers-color-scheme:dark')
    expect(draw(days, 'paper')).not.toMatch(/<style|class=/)
  })

  it('is a PNG of 1,080 pixels under a megabyte', async () => {
    for (const drawing of drawings) {
      const png = Buffer.from(await pngOf(draw(drawing, 'paper')))
      expect(png.subarray(1, 4).toString()).toBe('PNG')
      expect(png.readUInt32BE(16)).toBe(1080)
      expect(png.length).toBeLessThan(1_000_000)
    }
  })

  it('differs for every place on a card', () => {
    expect(new Set(drawings.map((one) => draw(one, 'paper'))).size).toBe(drawings.length)
  })
})
