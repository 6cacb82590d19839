import type { CardPlace } from '../contracts/picture.ts'
import { lettering } from './lettering.ts'
import { type Ink, picture, shape, type Theme } from './svg.ts'

/** The size of a drawn card: 85.6 mm by 54 mm, as both cards are. */
const SIZE = { width: 360, height: 228 } as const

/** A line of writing that is not spelled out. */
const bar = (x: number, y: number, width: number): string =>
  shape('rect', { x, y, width, height: 7, rx: 3, fill: 'wash' })

const label = (text: string, x: number, y: number, size = 11, ink: Ink = 'soft'): string =>
  lettering(text, { x, y, size, ink })

const box = (x: number, y: number, width: number, height: number, rx = 3): string =>
  shape('rect', { x, y, width, height, rx, fill: 'none', stroke: 'line', 'stroke-width': 1 })

const card = (): string =>
  shape('rect', {
    x: 2,
    y: 2,
    width: 356,
    height: 224,
    rx: 14,
    fill: 'paper',
    stroke: 'line',
    'stroke-width': 2,
  })

/** A head and shoulders in the place of the photograph. */
function photograph(x: number, y: number, width: number, height: number): string {
  const middle = x + width / 2
  return (
    box(x, y, width, height) +
    shape('circle', { cx: middle, cy: y + height * 0.4, r: width * 0.2, fill: 'wash' }) +
    shape('path', {
      d: `M${middle - width * 0.34} ${y + height - 1}a${width * 0.34} ${height * 0.32} 0 0 1 ${width * 0.68} 0z`,
      fill: 'wash',
    })
  )
}

function myNumberFront(): string {
  return [
    card(),
    label('個人番号カード', 262, 22, 11),
    label('氏名', 16, 34),
    bar(46, 27, 130),
    label('住所', 16, 56),
    bar(46, 49, 280),
    photograph(16, 74, 88, 110),
    label('追記欄', 122, 84),
    box(162, 70, 180, 42),
    shape('path', { d: 'M162 84h180M162 98h180', fill: 'none', stroke: 'line', 'stroke-width': 0.5 }),
    bar(122, 125, 70),
    label('生', 196, 132),
    label('年', 160, 157, 13, 'ink'),
    bar(122, 150, 34),
    label('月', 198, 157, 13, 'ink'),
    bar(178, 150, 16),
    label('日まで有効', 236, 157, 13, 'ink'),
    bar(216, 150, 16),
    label('電子証明書の有効期限', 122, 182),
    label('年', 268, 182),
    label('月', 298, 182),
    label('日', 328, 182),
    bar(16, 206, 328),
  ].join('')
}

function residenceFront(): string {
  return [
    card(),
    label('在留カード', 16, 24, 13, 'ink'),
    bar(236, 16, 108),
    label('氏名', 16, 48),
    bar(76, 41, 150),
    label('生年月日', 16, 70),
    bar(76, 63, 70),
    label('国籍・地域'.replace('・', '/'), 160, 70),
    label('住居地', 16, 92),
    bar(76, 85, 170),
    label('在留資格', 16, 118),
    bar(76, 111, 150),
    label('在留期間（満了日）', 16, 148),
    bar(128, 141, 28),
    label('（', 160, 148, 12, 'ink'),
    label('年', 202, 148, 12, 'ink'),
    label('月', 228, 148, 12, 'ink'),
    label('日', 254, 148, 12, 'ink'),
    label('）', 268, 148, 12, 'ink'),
    bar(172, 141, 28),
    photograph(276, 36, 68, 86),
    bar(16, 166, 200),
    bar(16, 184, 170),
    label('まで有効', 170, 212),
    bar(76, 205, 90),
  ].join('')
}

function residenceBack(): string {
  const rows = [44, 68, 92, 116].map((y) => `M16 ${y}h328`).join('')
  return [
    card(),
    box(16, 20, 328, 120),
    shape('path', { d: `${rows}M96 20v120M270 20v120`, fill: 'none', stroke: 'line', 'stroke-width': 1 }),
    label('住居地', 166, 36),
    label('年月日', 38, 36),
    box(16, 150, 156, 62),
    box(184, 150, 160, 62),
    bar(24, 158, 96),
    label('在留期間更新等許可申請欄', 192, 165, 11, 'soft'),
    label('申請中', 242, 196, 17, 'ink'),
    shape('rect', {
      x: 224,
      y: 176,
      width: 88,
      height: 28,
      rx: 3,
      fill: 'none',
      stroke: 'ink',
      'stroke-width': 1.5,
    }),
  ].join('')
}

interface Place {
  readonly face: () => string
  /** The ring: its middle and its radii. */
  readonly ring: readonly [cx: number, cy: number, rx: number, ry: number]
}

const PLACES: Readonly<Record<CardPlace, Place>> = {
  'my-number-date': { face: myNumberFront, ring: [213, 152, 103, 17] },
  'my-number-entries': { face: myNumberFront, ring: [232, 91, 118, 31] },
  'my-number-certificates': { face: myNumberFront, ring: [232, 178, 118, 15] },
  'my-number-birth': { face: myNumberFront, ring: [164, 128, 52, 14] },
  'residence-status': { face: residenceFront, ring: [124, 114, 116, 16] },
  'residence-period': { face: residenceFront, ring: [221, 144, 74, 17] },
  'residence-stamp': { face: residenceBack, ring: [264, 181, 90, 41] },
}

/** Draws a card with the ring around one place. The drawing shows where things stand, not how the card looks. */
export function drawCard(place: CardPlace, theme: Theme): string {
  const { face, ring } = PLACES[place]
  const [cx, cy, rx, ry] = ring
  const around = shape('ellipse', { cx, cy, rx, ry, fill: 'none', stroke: 'ring', 'stroke-width': 4 })
  return picture(SIZE, theme, face() + around)
}
