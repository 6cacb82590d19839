import { expect, it } from 'vitest'
import { withSpacing } from '../../../../src/channels/line/send/spacing.ts'
import type { Delivery, Outcome } from '../../../../src/contracts/delivery.ts'

const NOW = Date.UTC(2027, 1, 1)

function spaced(outcome: Outcome = { state: 'sent' }) {
  let clock = NOW
  const sent: string[] = []
  const send = async ({ id }: Delivery) => {
    sent.push(id)
    return outcome
  }
  const delivery = (
    id: string,
    cause: Delivery['cause'],
    person: Delivery['person'] = 'line:an',
  ): Delivery => ({
    id,
    person,
    cause,
    messages: [],
    priority: 5,
    attempts: 0,
  })
  const sender = withSpacing({ channel: 'line', send }, () => clock)
  return { sender, sent, delivery, passes: (ms: number) => (clock += ms) }
}

it('keeps a reminder back for a minute after an answer, and sends it then', async () => {
  const { sender, sent, delivery, passes } = spaced()
  await sender.send(delivery('answer', 'reply'))
  passes(20_000)
  const held = await sender.send(delivery('reminder', 'reminder'))
  expect(held).toEqual({ state: 'held', reason: 'just answered', notBefore: NOW + 60_000 })
  passes(40_000)
  expect(await sender.send(delivery('reminder', 'reminder'))).toEqual({ state: 'sent' })
  expect(sent).toEqual(['answer', 'reminder'])
})

it('keeps back nothing of anybody else, no answer, and nothing when the clock was set back', async () => {
  const { sender, sent, delivery, passes } = spaced()
  await sender.send(delivery('answer', 'reply'))
  await sender.send(delivery('another answer', 'reply'))
  await sender.send(delivery('of somebody else', 'reminder', 'line:bo'))
  passes(-3_600_000)
  await sender.send(delivery('reminder', 'reminder'))
  expect(sent).toEqual(['answer', 'another answer', 'of somebody else', 'reminder'])
})

it('does not wait for an answer that was not sent', async () => {
  const { sender, sent, delivery } = spaced({ state: 'failed', reason: '400' })
  await sender.send(delivery('answer', 'reply'))
  await sender.send(delivery('reminder', 'reminder'))
  expect(sent).toEqual(['answer', 'reminder'])
})
