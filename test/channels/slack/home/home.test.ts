import { describe, expect, test } from 'vitest'
import { homeView } from '../../../../src/channels/slack/home/home.ts'
import { createButtonCrypto } from '../../../../src/channels/slack/render/button-crypto.ts'
import type { CardMessage, Message } from '../../../../src/contracts/message.ts'
import { tappable } from '../../../platforms/slack/person.ts'
import { faultsIn } from '../../../platforms/slack/valid.ts'
import { answerCard, MARKED, question } from '../rig.ts'

const crypto = createButtonCrypto('a secret')
const words = (value: unknown) => JSON.stringify(value)
const DEEDS = ['remind', 'counter', 'explain', 'edit', 'more', 'calendar', 'review', 'card-add'] as const
const card = (id: string, day: string): CardMessage<'personal'> => ({
  ...answerCard(day),
  buttons: DEEDS.map((name) => ({ label: name, action: { do: name, card: id } })),
})
const view = (overview: readonly Message[]) =>
  homeView({ language: 'en', overview, shares: [], privacyUrl: 'https://x/privacy' }, crypto)
const kinds = (overview: readonly Message[]) => view(overview).blocks.map(({ type }) => type)
const valuesIn = (blocks: unknown) =>
  tappable(blocks).flatMap((one) =>
    (Array.isArray(one.options) ? one.options : [one]).map(({ value }) => String(value)),
  )

describe('App Home', () => {
  test('begins with the next deadline as a headline, its rows, and one row of actions', () => {
    const { blocks } = view([card('1', MARKED[0]), card('2', MARKED[1])])
    const first = blocks.slice(
      0,
      blocks.findIndex(({ type }) => type === 'divider'),
    )
    expect(first.map(({ type }) => type).filter((type) => type === 'header')).toHaveLength(1)
    expect(words(first.find(({ type }) => type === 'header'))).toContain(MARKED[0])
    expect(first.filter(({ type }) => type === 'actions')).toHaveLength(1)
    expect(words(first)).not.toContain(MARKED[1])
    // What a closed day changes is said here, too.
    expect(words(first)).toContain(card('1', MARKED[0]).lead[0])
  })

  test('drops no action of the card: what is not in view is in the menu of the same row', () => {
    const { blocks } = view([card('1', MARKED[0])])
    const row = blocks.filter(({ type }) => type === 'actions').slice(0, 1)
    for (const name of DEEDS) expect(valuesIn(row)).toContain(`${name}/1`)
    expect(valuesIn(row)).toEqual(expect.arrayContaining(['card/1//1', 'open-form', 'open-share']))
  })

  test('names each other card in a line, with one button that shows all of it', () => {
    const { blocks } = view([card('1', MARKED[0]), card('2', MARKED[1])])
    expect(words(blocks)).toContain(MARKED[1])
    expect(valuesIn(blocks)).toContain('card/2//2')
  })

  test('still asks what is not answered yet', () => {
    expect(valuesIn(view([question]).blocks)).toContain('answer/1/status/permanent')
  })

  test('keeps the settings apart, under their own headline, after every card', () => {
    const { blocks } = view([card('1', MARKED[0]), card('2', MARKED[1])])
    const at = blocks.findIndex((block) => block.type === 'header' && words(block).includes('Settings'))
    expect(words(blocks.slice(at))).not.toContain('203')
    const above = words(tappable(blocks.slice(0, at)))
    for (const name of ['language', 'hour', 'delete-confirmed', 'export']) {
      expect(above).not.toContain(name)
      expect(words(blocks.slice(at))).toContain(name)
    }
  })

  test('is a view that Slack takes, with no card, one and thirty', () => {
    for (const count of [0, 1, 30]) {
      const all = Array.from({ length: count }, (_, at) => card(String(at + 1), MARKED[0]))
      expect(faultsIn('home', view(all))).toEqual([])
      expect(kinds(all).length).toBeLessThanOrEqual(100)
    }
  })
})
