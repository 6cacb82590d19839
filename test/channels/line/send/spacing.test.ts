import { expect, it } from 'vitest'
import { withSpacing } from '../../../../src/channels/line/send/spacing.ts'
import type { Delivery, Outcome } from '../../../../src/contracts/delivery.ts'
import { LEASE_MS, sendDue, sendOne } from '../../../../src/pipeline/outbox-sender.ts'
import { onBoth } from '../../../store/databases.ts'
import { AN, DAY, echo, keeping, NOW, planned, received, record, text } from '../../../store/helpers.ts'

onBoth('a reminder after an answer on LINE', (bench) => {
  const DUE = NOW + 2 * DAY

  /** Two processes on one database: one answers An, whose reminder is due, and the other sends reminders. */
  async function twoProcesses(ofAnswer: Outcome = { state: 'sent' }) {
    const url = await bench.url()
    const [answering, reminding] = [await bench.open({ url }), await bench.open({ url })]
    let clock = DUE
    const now = () => clock
    const sent: Delivery['cause'][] = []
    const send = async ({ cause }: Delivery): Promise<Outcome> => {
      sent.push(cause)
      return cause === 'reply' ? ofAnswer : { state: 'sent' }
    }
    const senders = [withSpacing({ channel: 'line', send }, now)]
    const plan = [planned('r', '2027-02-02')]
    await answering.accept([received('plan')], NOW)
    await answering.runTurns(AN, keeping(record(), plan), { now: NOW, leaseMs: LEASE_MS })
    return {
      sent,
      passes: (ms: number) => {
        clock += ms
      },
      answer: async () => {
        await answering.accept([received(`hello ${clock}`, AN, { at: clock })], clock)
        const said = await answering.runTurns(AN, echo(plan), { now: clock, leaseMs: LEASE_MS })
        for (const delivery of said) await sendOne({ store: answering, senders, now }, delivery)
      },
      remind: async () => {
        const words = () => ({ messages: [text('the same card')], priority: 5 })
        await reminding.dispatchDue(words, { now: clock, limit: 10 })
        return sendDue({ store: reminding, senders, now }, 10)
      },
    }
  }

  it('waits for a minute, whichever process answered', async () => {
    const { sent, passes, answer, remind } = await twoProcesses()
    await answer()
    passes(20_000)
    expect(await remind()).toEqual([{ state: 'held', reason: 'just answered', notBefore: DUE + 60_000 }])
    passes(39_999)
    expect(await remind()).toEqual([])
    passes(1)
    expect(await remind()).toEqual([{ state: 'sent' }])
    expect(sent).toEqual(['reply', 'reminder'])
  })

  it('holds back no answer, and nothing when the clock was set back', async () => {
    const { sent, passes, answer, remind } = await twoProcesses()
    await answer()
    passes(1)
    await answer()
    passes(-600_000)
    expect(await remind()).toEqual([{ state: 'sent' }])
    expect(sent).toEqual(['reply', 'reply', 'reminder'])
  })

  it('does not wait for an answer that was not sent', async () => {
    const { sent, answer, remind } = await twoProcesses({ state: 'failed', reason: '400' })
    await answer()
    expect(await remind()).toEqual([{ state: 'sent' }])
    expect(sent).toEqual(['reply', 'reminder'])
  })
})
