import { afterEach, beforeEach, expect, test } from 'vitest'
import { PATIENCE_MS } from '../../../patience.ts'
import { createRig, type Rig } from '../rig.ts'

let rig: Rig
beforeEach(async () => {
  rig = await createRig({ settings: { appToken: 'xapp-1-token' } })
  await rig.channel.start()
  await until(() => rig.platform.sockets.connected() === 1)
})
afterEach(async () => {
  await rig.close()
})

async function until(done: () => boolean, ms = PATIENCE_MS): Promise<void> {
  for (let end = Date.now() + ms; !done(); await new Promise((resolve) => setTimeout(resolve, 10))) {
    if (Date.now() > end) throw new Error('it did not come')
  }
}

const event = (ts: string) => ({
  type: 'event_callback',
  team_id: 'T1',
  event_id: `Ev${ts}`,
  event_time: 1_700_000_000,
  event: {
    type: 'message',
    channel_type: 'im',
    channel: 'DT1U1',
    user: 'U1',
    text: 'hello',
    ts,
    event_ts: ts,
  },
})
const acked = (id: string) => rig.platform.sockets.acks.find(({ envelope_id }) => envelope_id === id)

test('Socket Mode goes the same way: committed, acknowledged, answered once', async () => {
  const ids = ['events_api', 'events_api'].map(() =>
    rig.platform.sockets.send('events_api', event('1700000000.000100')),
  )
  await until(() => ids.every(acked))
  await rig.quiet()
  const input = rig
    .person('U1')
    .inbox()
    .filter(({ blocks }) => JSON.stringify(blocks).includes('heard'))
  expect(input).toHaveLength(1)
})

test('Kigen starts where the socket cannot be opened, and says so', async () => {
  const lonely = await createRig({
    settings: { appToken: 'xapp-1-token', apiUrl: 'http://127.0.0.1:9/api/' },
  })
  await lonely.channel.start()
  await lonely.close()
})

test('the socket outlives an API that is down: it opens by itself when Slack is back, and events come in again', async () => {
  const faults: unknown[] = []
  const hear = (fault: unknown) => faults.push(fault)
  process.on('unhandledRejection', hear)
  rig.platform.sockets.setDown(true)
  await until(() => rig.log.some(({ text }) => text.includes('the socket cannot be opened')), 10_000)
  expect(rig.platform.sockets.connected()).toBe(0)
  rig.platform.sockets.setDown(false)
  await until(() => rig.platform.sockets.connected() === 1, 20_000)
  await until(() => rig.log.some(({ text }) => text.includes('the socket is open again')))
  const id = rig.platform.sockets.send('events_api', event('1700000000.000300'))
  await until(() => acked(id) !== undefined)
  process.off('unhandledRejection', hear)
  expect(faults).toEqual([])
})

test('a socket that Slack could not give at start opens when it can', async () => {
  const early = await createRig({ settings: { appToken: 'xapp-1-token' } })
  early.platform.sockets.setDown(true)
  await early.channel.start()
  await until(() => early.log.some(({ text }) => text.includes('the socket cannot be opened')))
  early.platform.sockets.setDown(false)
  await until(() => early.platform.sockets.connected() === 1, 20_000)
  await early.close()
})

test('a command is answered on the spot, through the socket', async () => {
  const id = rig.platform.sockets.send('slash_commands', {
    command: '/kigen',
    text: 'help',
    team_id: 'T1',
    user_id: 'U1',
    channel_id: 'C1',
    trigger_id: 'x.1',
  })
  await until(() => acked(id) !== undefined)
  expect(acked(id)?.payload).toMatchObject({ response_type: 'ephemeral' })
})

test('what could not be kept is not acknowledged: Slack brings it again', async () => {
  rig.breakStore(true)
  const lost = rig.platform.sockets.send('events_api', event('1700000000.000200'))
  const seen = rig.platform.sockets.send('slash_commands', {
    command: '/kigen',
    text: 'help',
    team_id: 'T1',
    user_id: 'U1',
    channel_id: 'C1',
    trigger_id: 'x.2',
  })
  await until(() => acked(seen) !== undefined)
  expect(acked(lost)).toBeUndefined()
})
