import { createInterface } from 'node:readline'
import { startLine } from '../platforms/line/line.ts'
import type { Phone } from '../platforms/line/phone.ts'
import { startProductOn } from '../platforms/line/product.ts'
import { drawScreen } from '../platforms/line/screen.ts'

/** Chat with the whole product on LINE, without LINE: real webhooks, signatures, replies and pushes on this machine. */
const HOW = `Type a number to tap, "NUMBER 2027-03-05" for a date, or any words.
/sticker  /block  /follow  /language vi-VN  /quit`

/** What was typed, done on the phone. Resolves to false when it is over. */
async function act(phone: Phone, line: string): Promise<boolean> {
  const [word = '', rest = ''] = line.trim().split(/\s+/)
  if (word === '' || word === '/help') console.log(HOW)
  else if (word === '/quit') return false
  else if (word === '/block') await phone.blocks()
  else if (word === '/follow') await phone.follows(true)
  else if (word === '/sticker')
    await phone.sends({ id: '1', type: 'sticker', stickerId: '1', packageId: '1' })
  else if (word === '/language') phone.account.language = rest
  else await sayOrTap(phone, line, word, rest)
  return true
}

async function sayOrTap(phone: Phone, line: string, word: string, rest: string): Promise<void> {
  const tap = /^\d{1,3}$/.test(word) ? phone.tappable()[Number(word) - 1] : undefined
  await (tap ? phone.taps(tap, rest || undefined) : phone.says(line.trim()))
}

async function show(phone: Phone): Promise<void> {
  const fresh = await phone.waits(1, 3_000).catch(() => [])
  console.log(fresh.length === 0 ? '(nothing came)\n' : `\n${drawScreen(phone, fresh)}\n`)
}

async function chat(phone: Phone): Promise<void> {
  await phone.follows()
  await show(phone)
  const terminal = createInterface({ input: process.stdin })
  process.stdout.write('> ')
  for await (const line of terminal) {
    if (!(await act(phone, line))) break
    if (/^\s*\/(help|language)/.test(line) || line.trim() === '') console.log()
    else await show(phone)
    process.stdout.write('> ')
  }
  terminal.close()
}

const line = await startLine()
const app = await startProductOn(line, { log: (text) => process.stderr.write(text) })
console.log(`Kigen on a stand-in of LINE. ${HOW}\n`)
await chat(line.person({ language: process.env.LANG?.slice(0, 2) ?? 'en', friend: false }))
await app.stop()
await line.close()
