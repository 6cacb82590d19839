/** Scripts by the width of a letter in em and the height of a line in em; the first that fits counts. */
const SCRIPTS: readonly { readonly of: RegExp; readonly em: number; readonly line: number }[] = [
  {
    of: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff01-\uff60]/u,
    em: 1,
    line: 1.45,
  },
  { of: /[\p{Script=Myanmar}\p{Script=Khmer}]/u, em: 0.95, line: 2 },
  { of: /[\p{Script=Thai}\p{Script=Lao}]/u, em: 0.6, line: 1.7 },
  { of: /[\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Sinhala}\p{Script=Tamil}]/u, em: 0.75, line: 1.7 },
  { of: /\p{Emoji_Presentation}/u, em: 1.2, line: 1.45 },
  { of: /[A-Z—–…%@MWmw]/, em: 0.72, line: 1.45 },
  { of: /[ iljtfI.,:;'’|()[\]]/, em: 0.32, line: 1.45 },
]
const OTHER = { em: 0.57, line: 1.45 }

/** Marks are drawn on the letter before them. */
const MARK = { em: 0, line: 0 }
const known = new Map<string, { readonly em: number; readonly line: number }>()
/** So many letters are remembered; all that our languages use are fewer. */
const MOST_KNOWN = 8_000

function scriptOf(letter: string) {
  const found = known.get(letter)
  if (found) return found
  const script = /\p{Mn}/u.test(letter) ? MARK : (SCRIPTS.find(({ of }) => of.test(letter)) ?? OTHER)
  if (known.size < MOST_KNOWN) known.set(letter, script)
  return script
}

/** A word and the space after it, or a single letter of a script that breaks anywhere. */
const WORDS = /([^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+|\S)(\s*)|\s+/gu
const BOLD = 1.06

function widthOf(text: string): number {
  let width = 0
  for (const letter of text) width += scriptOf(letter).em
  return width
}

/** How many lines a paragraph takes at a font size and within a width in px; words stay whole where they fit a line. */
export function linesOf(paragraph: string, size: number, bold: boolean, width: number): number {
  const room = width / (size * (bold ? BOLD : 1))
  let lines = 1
  let used = 0
  for (const [, word = '', space = ''] of paragraph.matchAll(WORDS)) {
    const wide = widthOf(word)
    if (used > 0 && used + wide > room) {
      lines += 1
      used = 0
    }
    used += wide
    if (used > room) {
      lines += Math.floor(used / room)
      used %= room
    }
    used += widthOf(space)
  }
  return lines
}

/** The height of the text's lines in em: that of its tallest script. */
export function lineHeightOf(text: string): number {
  let height = OTHER.line
  for (const letter of text) height = Math.max(height, scriptOf(letter).line)
  return height
}
