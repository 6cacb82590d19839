import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { limitFaults } from '../../../../src/channels/line/limits/check.ts'
import { cut, graphemes, lengthOf, pieces } from '../../../../src/channels/line/limits/units.ts'
import { render } from '../../../../src/channels/line/render/render.ts'
import { refusedDetails } from '../../../platforms/line/check.ts'
import { anyMessage, anyWords } from '../messages.ts'

const family = '👨‍👩‍👧‍👦'
const text = (value: string, more: object = {}) => ({ type: 'text', text: value, ...more })
const postback = (more: object = {}) => ({ type: 'postback', label: 'ok', data: 'home', ...more })
const quick = (action: object, count = 1) =>
  text('x', { quickReply: { items: Array.from({ length: count }, () => ({ type: 'action', action })) } })
const bubble = (contents: object[], more: object = {}) => ({
  type: 'bubble',
  body: { type: 'box', layout: 'vertical', contents },
  ...more,
})
const flex = (contents: object, altText = 'alt') => ({ type: 'flex', altText, contents })
const inBubble = (component: object) => flex(bubble([component]))
const template = (it: object) => ({ type: 'template', altText: 'alt', template: it })

/** Each limit at its edge: the last that fits, the first that does not. */
const edges: readonly (readonly [string, unknown, unknown])[] = [
  ['text: 5,000 UTF-16 units', text('a'.repeat(5_000)), text('a'.repeat(5_001))],
  ['text: an emoji counts by its units', text('👍'.repeat(2_500)), text('👍'.repeat(2_501))],
  ['text: something must be there', text('a'), text(' ')],
  ['text: well-formed', text('👍'), text('\ud83d')],
  ['quick reply: 13 items', quick(postback(), 13), quick(postback(), 14)],
  [
    'quick reply: label of 20 graphemes',
    quick(postback({ label: family.repeat(20) })),
    quick(postback({ label: family.repeat(21) })),
  ],
  ['quick reply: a label must be there', quick(postback()), quick({ type: 'postback', data: 'home' })],
  [
    'postback: data of 300 units',
    quick(postback({ data: 'd'.repeat(300) })),
    quick(postback({ data: 'd'.repeat(301) })),
  ],
  [
    'postback: displayText of 300 graphemes',
    quick(postback({ displayText: family.repeat(300) })),
    quick(postback({ displayText: 'd'.repeat(301) })),
  ],
  [
    'message action: 300 graphemes',
    quick({ type: 'message', label: 'a', text: 't'.repeat(300) }),
    quick({ type: 'message', label: 'a', text: 't'.repeat(301) }),
  ],
  [
    'uri: 1,000 units',
    quick({ type: 'uri', label: 'a', uri: `https://${'a'.repeat(992)}` }),
    quick({ type: 'uri', label: 'a', uri: `https://${'a'.repeat(993)}` }),
  ],
  [
    'uri: percent-encoded',
    quick({ type: 'uri', label: 'a', uri: 'https://a/%E6' }),
    quick({ type: 'uri', label: 'a', uri: 'https://a/期' }),
  ],
  [
    'uri: a scheme that LINE opens',
    quick({ type: 'uri', label: 'a', uri: 'tel:0312345678' }),
    quick({ type: 'uri', label: 'a', uri: 'javascript:alert(1)' }),
  ],
  [
    'picker: min before max',
    quick({
      type: 'datetimepicker',
      label: 'a',
      data: 'd',
      mode: 'date',
      min: '2026-01-01',
      max: '2026-01-02',
    }),
    quick({
      type: 'datetimepicker',
      label: 'a',
      data: 'd',
      mode: 'date',
      min: '2026-01-01',
      max: '2026-01-01',
    }),
  ],
  [
    'picker: initial between them',
    quick({
      type: 'datetimepicker',
      label: 'a',
      data: 'd',
      mode: 'date',
      initial: '2026-01-01',
      min: '2026-01-01',
    }),
    quick({
      type: 'datetimepicker',
      label: 'a',
      data: 'd',
      mode: 'date',
      initial: '2025-12-31',
      min: '2026-01-01',
    }),
  ],
  [
    'picker: a day of the calendar',
    quick({ type: 'datetimepicker', label: 'a', data: 'd', mode: 'date', initial: '2028-02-29' }),
    quick({ type: 'datetimepicker', label: 'a', data: 'd', mode: 'date', initial: '2101-01-01' }),
  ],
  [
    'alt text: 1,500 units',
    flex(bubble([text('x')]), 'a'.repeat(1_500)),
    flex(bubble([text('x')]), 'a'.repeat(1_501)),
  ],
  [
    'flex: label of 40 graphemes',
    inBubble({ type: 'button', action: postback({ label: 'l'.repeat(40) }) }),
    inBubble({ type: 'button', action: postback({ label: 'l'.repeat(41) }) }),
  ],
  ['flex: a text must say something', inBubble(text('x')), inBubble(text(''))],
  ['flex: colours', inBubble(text('x', { color: '#11AAffCC' })), inBubble(text('x', { color: 'red' }))],
  ['flex: letter sizes', inBubble(text('x', { size: '5xl' })), inBubble(text('x', { size: '6xl' }))],
  [
    'flex: no box on a baseline',
    inBubble({ type: 'box', layout: 'baseline', contents: [text('x')] }),
    inBubble({
      type: 'box',
      layout: 'baseline',
      contents: [{ type: 'box', layout: 'vertical', contents: [] }],
    }),
  ],
  ['flex: a bubble holds a block', flex(bubble([])), flex({ type: 'bubble' })],
  [
    'flex: bubble sizes',
    flex(bubble([text('x')], { size: 'giga' })),
    flex(bubble([text('x')], { size: 'tera' })),
  ],
  [
    'flex: a bubble of 30 KB',
    inBubble(text('x'.repeat(30 * 1_024 - 101))),
    inBubble(text('x'.repeat(30 * 1_024))),
  ],
  [
    'flex: 12 bubbles',
    flex({ type: 'carousel', contents: Array.from({ length: 12 }, () => bubble([text('x')])) }),
    flex({ type: 'carousel', contents: Array.from({ length: 13 }, () => bubble([text('x')])) }),
  ],
  [
    'flex: one size in a carousel',
    flex({ type: 'carousel', contents: [bubble([text('x')]), bubble([text('x')], { size: 'mega' })] }),
    flex({ type: 'carousel', contents: [bubble([text('x')]), bubble([text('x')], { size: 'kilo' })] }),
  ],
  [
    'flex: a carousel of 50 KB',
    flex({
      type: 'carousel',
      contents: [bubble([text('x'.repeat(24_000))]), bubble([text('x'.repeat(24_000))])],
    }),
    flex({
      type: 'carousel',
      contents: [bubble([text('x'.repeat(26_000))]), bubble([text('x'.repeat(26_000))])],
    }),
  ],
]

/** Limits of what this project does not send, and the stand-in therefore does not know. */
const others: readonly (readonly [string, unknown, unknown])[] = [
  [
    'buttons: 4 actions',
    template({ type: 'buttons', text: 't', actions: Array(4).fill(postback()) }),
    template({ type: 'buttons', text: 't', actions: Array(5).fill(postback()) }),
  ],
  [
    'buttons: text of 160',
    template({ type: 'buttons', text: 't'.repeat(160), actions: [postback()] }),
    template({ type: 'buttons', text: 't'.repeat(161), actions: [postback()] }),
  ],
  [
    'buttons: text of 60 beside a title',
    template({ type: 'buttons', title: 't', text: 't'.repeat(60), actions: [postback()] }),
    template({ type: 'buttons', title: 't', text: 't'.repeat(61), actions: [postback()] }),
  ],
  [
    'buttons: title of 40 graphemes',
    template({ type: 'buttons', title: family.repeat(40), text: 't', actions: [postback()] }),
    template({ type: 'buttons', title: 't'.repeat(41), text: 't', actions: [postback()] }),
  ],
  [
    'confirm: exactly two actions',
    template({ type: 'confirm', text: 't', actions: [postback(), postback()] }),
    template({ type: 'confirm', text: 't', actions: [postback()] }),
  ],
  [
    'confirm: text of 240',
    template({ type: 'confirm', text: 't'.repeat(240), actions: [postback(), postback()] }),
    template({ type: 'confirm', text: 't'.repeat(241), actions: [postback(), postback()] }),
  ],
  [
    'carousel: 10 columns',
    template({ type: 'carousel', columns: Array(10).fill({ text: 't', actions: [postback()] }) }),
    template({ type: 'carousel', columns: Array(11).fill({ text: 't', actions: [postback()] }) }),
  ],
  [
    'carousel: as many actions in each',
    template({ type: 'carousel', columns: [{ text: 't', actions: [postback()] }] }),
    template({
      type: 'carousel',
      columns: [
        { text: 't', actions: [postback()] },
        { text: 't', actions: [postback(), postback()] },
      ],
    }),
  ],
  [
    'image carousel: label of 12',
    template({
      type: 'image_carousel',
      columns: [{ imageUrl: 'https://a/', action: postback({ label: 'l'.repeat(12) }) }],
    }),
    template({
      type: 'image_carousel',
      columns: [{ imageUrl: 'https://a/', action: postback({ label: 'l'.repeat(13) }) }],
    }),
  ],
  [
    'clipboard: 1,000 units',
    quick({ type: 'clipboard', label: 'a', clipboardText: 'c'.repeat(1_000) }),
    quick({ type: 'clipboard', label: 'a', clipboardText: 'c'.repeat(1_001) }),
  ],
  [
    'sender: name of 20',
    text('x', { sender: { name: 'n'.repeat(20) } }),
    text('x', { sender: { name: 'n'.repeat(21) } }),
  ],
  [
    'emoji: 20 in a text',
    text('$', { emojis: Array(20).fill({ index: 0, productId: 'p', emojiId: 'e' }) }),
    text('$', { emojis: Array(21).fill({ index: 0, productId: 'p', emojiId: 'e' }) }),
  ],
  [
    'substitution: key of 20',
    { type: 'textV2', text: '{a}', substitution: { ['k'.repeat(20)]: { type: 'mention' } } },
    { type: 'textV2', text: '{a}', substitution: { ['k'.repeat(21)]: { type: 'mention' } } },
  ],
  [
    'imagemap: width of 1,040',
    {
      type: 'imagemap',
      altText: 'a',
      baseUrl: 'https://a/',
      baseSize: { width: 1_040, height: 500 },
      actions: [],
    },
    {
      type: 'imagemap',
      altText: 'a',
      baseUrl: 'https://a/',
      baseSize: { width: 1_000, height: 500 },
      actions: [],
    },
  ],
  ['a kind of message that we do not know', text('x'), { type: 'sticker', packageId: '1', stickerId: '1' }],
]

describe('the limits of a message', () => {
  test.each([...edges, ...others])('%s', (_, fits, not) => {
    expect(limitFaults([fits])).toEqual([])
    expect(limitFaults([not])).not.toEqual([])
  })

  test('one to five messages in a call', () => {
    expect(limitFaults([])).not.toEqual([])
    expect(limitFaults(Array(5).fill(text('x')))).toEqual([])
    expect(limitFaults(Array(6).fill(text('x')))).not.toEqual([])
  })

  test('a fault names the place and nothing of what was said', () => {
    const faults = limitFaults([text('fine'), text(`born on 1990-01-01 ${'a'.repeat(5_000)}`)])
    expect(faults).toEqual([{ at: 'messages[1].text', what: 'must be at most 5000 utf16' }])
  })
})

describe('the stand-in’s own knowledge of the limits', () => {
  test.each(edges)('agrees: %s', (_, fits, not) => {
    expect(refusedDetails([fits])).toEqual([])
    expect(refusedDetails([not])).not.toEqual([])
  })

  test('agrees on anything rendered, and on anything rendered and then spoiled', () => {
    const spoils: readonly ((json: string) => string)[] = [
      (json) => json,
      (json) => json.replace('"type":"postback"', '"type":"postcard"'),
      (json) => json.replace(/"label":"(?:[^"\\]|\\.)*"/, `"label":"${'l'.repeat(41)}"`),
      (json) => json.replace(/"data":"(?:[^"\\]|\\.)*"/, `"data":"${'d'.repeat(301)}"`),
      (json) => json.replace(/"text":"(?:[^"\\]|\\.)*"/, '"text":""'),
      (json) => json.replace(/"color":"#[0-9A-F]{6}"/, '"color":"#12345"'),
      (json) => json.replace('"type":"text"', '"type":"txt"'),
      (json) => json.replace('"layout":"vertical"', '"layout":"diagonal"'),
      (json) => json.replace(/"altText":"(?:[^"\\]|\\.)*"/, `"altText":"${'a'.repeat(1_501)}"`),
    ]
    let met = 0
    fc.assert(
      fc.property(anyMessage, fc.constantFrom(...spoils), (message, spoil) => {
        const call = JSON.parse(spoil(JSON.stringify(render([message]).slice(0, 5))))
        if (limitFaults(call).length > 0) met += 1
        expect(limitFaults(call).length > 0).toBe(refusedDetails(call).length > 0)
      }),
      { numRuns: 250 },
    )
    expect(met).toBeGreaterThan(50)
  })
})

describe('counting and cutting', () => {
  test('a family is one grapheme of eleven units', () => {
    expect(graphemes(family)).toHaveLength(1)
    expect([lengthOf(family, 'utf16'), lengthOf(family, 'graphemes')]).toEqual([11, 1])
    expect(cut(family.repeat(30), 20, 'graphemes')).toBe(`${family.repeat(19)}…`)
  })

  test('a cut text is within its limit and made of whole graphemes of the text', () => {
    let met = 0
    fc.assert(
      fc.property(
        anyWords,
        fc.integer({ min: 12, max: 400 }),
        fc.constantFrom('utf16' as const, 'graphemes' as const),
        (words, limit, unit) => {
          const short = cut(words, limit, unit)
          expect(lengthOf(short, unit)).toBeLessThanOrEqual(limit)
          if (short !== words) met += 1
          if (short !== words) expect(words.startsWith(short.slice(0, -1))).toBe(true)
        },
      ),
    )
    expect(met).toBeGreaterThan(10)
  })

  test('pieces are within the limit and together hold every letter', () => {
    fc.assert(
      fc.property(anyWords, fc.integer({ min: 12, max: 400 }), (words, limit) => {
        const parts = pieces(words, limit)
        for (const part of parts) expect(part.length).toBeLessThanOrEqual(limit)
        expect(parts.join('').replaceAll(/\s/g, '')).toBe(words.replaceAll(/\s/g, ''))
      }),
    )
  })
})
