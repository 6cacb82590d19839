import { digitOf } from '../dates/reading/digits.ts'

/** A text in plain form, with the original position of each character. */
export interface PlainSigns {
  /** Capital letters stay; full width is resolved, digits of every script are 0–9, dashes are `-`, invisible signs gone. */
  readonly text: string
  /** For each UTF-16 unit of `text`, the unit of the original at which its sign begins; and one more, the original's length. */
  readonly at: readonly number[]
}

function plainSign(sign: string): string {
  return sign
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[\p{Pd}−ー]/gu, '-')
    .replace(/(?![0-9])\p{Nd}/gu, digitOf)
}

/** Converts a text to plain form and keeps the positions. */
export function plainSigns(original: string): PlainSigns {
  const at: number[] = []
  let text = ''
  let place = 0
  for (const sign of original) {
    const plain = plainSign(sign)
    for (let unit = 0; unit < plain.length; unit++) at.push(place)
    text += plain
    place += sign.length
  }
  return { text, at: [...at, original.length] }
}
