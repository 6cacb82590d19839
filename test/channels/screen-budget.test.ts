import { describe, expect, it } from 'vitest'
import { bubbleHeight } from '../../src/channels/line/render/height.ts'
import { render as renderLine } from '../../src/channels/line/render/render.ts'
import { SCREEN_PX } from '../../src/channels/line/render/screens.ts'
import { createButtonCrypto } from '../../src/channels/slack/render/button-crypto.ts'
import { renderPersonal } from '../../src/channels/slack/render/render.ts'
import { render as renderTerminal } from '../../src/channels/terminal/render.ts'
import { COLUMNS, widthOf } from '../../src/channels/terminal/wrap.ts'
import { LANGUAGES } from '../../src/contracts/languages.ts'
import type { Message } from '../../src/contracts/message.ts'
import { answerMessages } from '../../src/domain/conversation/answer/answer-message.ts'
import { newRecord } from '../../src/domain/conversation/state/cards.ts'
import { translator } from '../../src/domain/language/translate.ts'
import { cardsBySituation } from '../paths/situations.ts'
import { TODAY } from '../paths/walker.ts'

const SITUATIONS = cardsBySituation()
/** Situations that the questions reach; a rule that is added adds to them. */
const LEAST_SITUATIONS = 20

/** The answers of every situation in a language. */
function answersIn(language: (typeof LANGUAGES)[number]): readonly Message[] {
  const context = {
    record: newRecord(language),
    today: TODAY,
    language,
    t: translator(language),
    controls: {},
  }
  return [...SITUATIONS.values()].flat().flatMap((card) => answerMessages(context, card))
}

function bubblesOf(shown: ReturnType<typeof renderLine>) {
  return shown.flatMap((message) => {
    if (message.type !== 'flex') return []
    return message.contents.type === 'carousel' ? message.contents.contents : [message.contents]
  })
}

const buttonCrypto = createButtonCrypto('a secret of the test')

/** Slack folds a long message behind "See more" at about so many characters of one section. */
const SLACK_SECTION = 1_200
const SLACK_BLOCKS = 30
/** A terminal's answer is read by scrolling once. */
const TERMINAL_LINES = 110

describe.each(LANGUAGES)('an answer of any situation, in %s', (language) => {
  const answers = answersIn(language)

  it('is looked at in every situation', () => {
    expect(SITUATIONS.size).toBeGreaterThanOrEqual(LEAST_SITUATIONS)
    expect(answers.length).toBeGreaterThanOrEqual(2 * LEAST_SITUATIONS)
  })

  it('fits one screen of LINE, and so does each bubble that is swiped to', () => {
    for (const answer of answers)
      for (const bubble of bubblesOf(renderLine([answer])))
        expect(bubbleHeight(bubble), JSON.stringify(answer)).toBeLessThanOrEqual(SCREEN_PX)
  })

  it('has what to do, by when and its buttons in the first bubble', () => {
    for (const answer of answers) {
      const [first] = bubblesOf(renderLine([answer]))
      const shown = JSON.stringify(first)
      if (answer.kind !== 'card') throw new Error(answer.kind)
      const rows = answer.rows.map(({ value }) => value)
      const buttons = answer.buttons.slice(0, 3).map(({ label }) => label)
      for (const words of [answer.headline, ...rows, ...buttons])
        expect(shown).toContain(JSON.stringify(words).slice(1, -1))
    }
  })

  it('is one message of Slack, none of whose sections is folded', () => {
    for (const answer of answers) {
      const posts = renderPersonal(answer, buttonCrypto)
      expect(posts).toHaveLength(1)
      const blocks = posts[0]?.blocks ?? []
      expect(blocks.length).toBeLessThanOrEqual(SLACK_BLOCKS)
      for (const block of blocks)
        if (block.type === 'section') expect(block.text?.text.length ?? 0).toBeLessThanOrEqual(SLACK_SECTION)
    }
  })

  it('keeps to the columns of a terminal, and to a page of it', () => {
    for (const answer of answers) {
      const lines = renderTerminal([answer]).text.split('\n')
      expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(COLUMNS)
      expect(lines.length).toBeLessThanOrEqual(TERMINAL_LINES)
    }
  })
})
