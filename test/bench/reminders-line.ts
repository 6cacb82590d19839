import { startLine } from '../platforms/line/line.ts'

/** The stand-in LINE in a process of its own, with so many friends of the bot; says where it is. */
const people = Number(process.argv[2] ?? 0)
const line = await startLine({ unchecked: true })
for (let number = 0; number < people; number += 1) line.person({ id: `U${String(number).padStart(32, '0')}` })
const { url, secret, accessToken } = line
process.stdout.write(`${JSON.stringify({ url, secret, accessToken })}\n`)
process.on('message', () => process.send?.({ arrived: line.state.arrivals.length }))
