import { turn } from './src/turn.ts'
import { decodeAction } from './src/channels/action.ts'
import { render } from './src/channels/line/render/render.ts'
import { limitFaults } from './src/channels/line/limits/check.ts'
import { readEvent } from './src/channels/line/receiving/read.ts'
import { isSigned, signatureOf } from './src/channels/line/receiving/signature.ts'
const ROUND = ['answer/1/whose/mine','answer/1/status/fixed-term','answer/1/holds/yes','back/1','back/1','back/1']
let record: any = undefined
const today = '2026-11-22' as const
function step(i: number) { const action = decodeAction(ROUND[i % 6]!)!; const r = turn({ record, incoming: { kind: 'action', action }, today }); record = r.record; return r.messages }
function time(name: string, n: number, fn: (i: number) => void) { for (let i = 0; i < n; i++) fn(i); const c = process.cpuUsage(); for (let i = 0; i < n; i++) fn(i); const d = process.cpuUsage(c); console.log(name, ((d.user + d.system) / n).toFixed(0), 'us') }
record = turn({ record: undefined, incoming: { kind: 'start' }, today }).record
time('turn', 12000, step)
const ms = Array.from({ length: 6 }, (_, i) => step(i))

const rs = ms.map((m) => render(m))

const ev = JSON.stringify({ destination: 'U', events: [{ type: 'postback', mode: 'active', timestamp: Date.now(), source: { type: 'user', userId: 'U'.padEnd(33, 'a') }, webhookEventId: 'x', deliveryContext: { isRedelivery: false }, replyToken: 'abc', postback: { data: ROUND[0] } }] })
const b = Buffer.from(ev), sig = signatureOf(b, 'secret')


