import { parseArgs } from 'node:util'
import { dayInJapan } from '../domain/dates/day.ts'
import { forecastLines } from '../domain/reminders/forecast/forecast.ts'
import { openChannels } from '../runtime/bootstrap/channels.ts'
import { runTool, toolGround } from './tool-context.ts'

const USAGE = `npm run --silent forecast -- [--days 30]

  --days  how many days from today on in Japan, 1 to 366`

function fail(): never {
  process.stderr.write(`${USAGE}\n`)
  process.exit(2)
}

function daysAsked(): number {
  try {
    const { values } = parseArgs({ options: { days: { type: 'string', default: '30' } } })
    const days = /^\d+$/.test(values.days) ? Number(values.days) : 0
    return days >= 1 && days <= 366 ? days : fail()
  } catch {
    return fail()
  }
}

const days = daysAsked()

await runTool(async () => {
  const context = await toolGround(Date.now)
  const channels = await openChannels(context)
  try {
    const today = dayInJapan(Date.now())
    const counts = await context.store.forecast(today, days)
    const usage = await channels.find((channel) => channel.usage)?.usage?.()
    process.stdout.write(`${forecastLines({ counts, today, days, usage }).join('\n')}\n`)
  } finally {
    for (const channel of channels) await channel.close?.()
    await context.store.close()
  }
})
