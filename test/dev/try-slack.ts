import { createInterface } from 'node:readline'
import { personAt } from '../platforms/slack/person.ts'
import { startProductOnSlack } from '../platforms/slack/product.ts'
import { drawBlocks } from '../platforms/slack/screen.ts'
import type { StandInMessage } from '../platforms/slack/world.ts'

/** Chat with the whole product on Slack, without Slack: signed requests, the Web API and views on this machine. */
const HOW = `Any words go to the direct message. Type a number to tap; "NUMBER VALUE" for a date, a menu or a field.
/kigen [words] in #general   @ words: a mention in #general   /home   /submit or /close the window   /shortcut   /quit`

type Element = Record<string, unknown>
type Tap = (value: string | undefined) => Promise<unknown>

const world = await startProductOnSlack({ log: (line) => process.stderr.write(line) })
const me = personAt(world.platform, 'T1', 'U1')
const seen = new Set<string>()
let taps: Tap[] = []

/** Draws blocks under a title, and makes what can be tapped tappable. */
function draw(
  title: string,
  blocks: unknown,
  tap: (element: Element, value: string | undefined) => Promise<unknown>,
): void {
  const drawn = drawBlocks(blocks, taps.length + 1)
  taps.push(...drawn.taps.map((element) => (value: string | undefined) => tap(element, value)))
  console.log(`\n── ${title}\n${drawn.text}`)
}

const fresh = (): StandInMessage[] =>
  (world.platform.world.teams.get('T1')?.messages ?? []).filter(
    (one) => one.by === 'bot' && !seen.has(one.ts) && (one.onlyFor ?? 'U1') === 'U1',
  )

function titleOf({ channel, thread, onlyFor }: StandInMessage): string {
  if (channel === me.direct) return 'direct message'
  return `#general${thread ? ', in the thread' : ''}${onlyFor ? ' (only you see this)' : ''}`
}

function drawMessages(): boolean {
  const all = fresh()
  for (const one of all) {
    seen.add(one.ts)
    draw(titleOf(one), one.blocks, (element, value) => me.taps(one, element, value ? { chosen: value } : {}))
  }
  return all.length > 0
}

function drawModal(): void {
  const view = me.modal()
  if (view)
    draw('window', view.content.blocks, (element, value) => me.fills(String(element.block), value ?? ''))
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Waits until nothing more comes, and shows it. */
async function show(): Promise<void> {
  taps = []
  for (let quiet = 0; quiet < 9; quiet += 1) {
    await pause(200)
    if (drawMessages()) quiet = 0
  }
  drawModal()
}

async function home(): Promise<void> {
  await me.opens('home')
  await pause(500)
  taps = []
  draw('App Home', me.home()?.content.blocks, (element, value) => me.tapsHome(element, value))
}

async function command(words: string): Promise<void> {
  const { body } = await me.commands(words)
  if (body?.text) console.log(`\n── #general (only you see this)\n${body.text}`)
}

async function submit(): Promise<void> {
  if (!me.modal()) return
  const { body } = await me.submits()
  if (body?.errors) console.log(body.errors)
}

/** What was typed, done in Slack. Resolves to false when it is over. */
async function act(line: string): Promise<boolean> {
  const [word = '', ...rest] = line.trim().split(/\s+/)
  const words = rest.join(' ')
  const tap = /^\d{1,3}$/.test(word) ? taps[Number(word) - 1] : undefined
  if (word === '/quit') return false
  if (word === '' || word === '/help') console.log(HOW)
  else if (word === '/kigen') await command(words)
  else if (word === '@') await me.mentions(words)
  else if (word === '/home') return home().then(() => true)
  else if (word === '/submit') await submit()
  else if (word === '/close') me.closes()
  else if (word === '/shortcut') await me.shortcut()
  else await (tap ? tap(words || undefined) : me.says(line.trim()))
  await show()
  return true
}

console.log(`Kigen on a stand-in of Slack. ${HOW}`)
await me.opens('messages')
await show()
const terminal = createInterface({ input: process.stdin })
process.stdout.write('\n> ')
for await (const line of terminal) {
  if (!(await act(line))) break
  process.stdout.write('\n> ')
}
terminal.close()
await world.stop()
