import { createInterface } from 'node:readline'
import { z } from 'zod'
import { isDay } from '../domain/dates/day.ts'
import { languageOfTag } from '../domain/language/recognise-language.ts'
import { recordAt } from './understanding/place.ts'
import { readTables, scoreLines, scoreOf } from './understanding/tables.ts'
import { understoodOf } from './understanding/understood.ts'

/** One text, and the place of its writer in the conversation. */
const saidSchema = z.object({
  text: z.string(),
  today: z.string().refine(isDay, 'is no day'),
  language: z.string().default('en'),
  at: z.string().default('start'),
  answers: z.record(z.string(), z.string()).optional(),
})

/** `npm run understand -- --lines`: reads one JSON object per line and writes what Kigen understands, one object per line, in order. */
function answerTo(line: string): object {
  try {
    const { text, today, language, at, answers } = saidSchema.parse(JSON.parse(line))
    const record = recordAt({
      at,
      today,
      language: languageOfTag(language) ?? 'en',
      ...(answers && { answers }),
    })
    return understoodOf(text, record, today)
  } catch (error) {
    process.exitCode = 2
    const faults =
      error instanceof z.ZodError
        ? error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
        : ['no JSON']
    return { faults }
  }
}

/** `npm run understand -- --score`: prints how much of the test tables is understood, and every text that is not. */
function printScores(): void {
  for (const [name, rows] of readTables('test/understanding/said'))
    for (const line of scoreLines(name, scoreOf(rows))) console.log(line)
}

if (process.argv.includes('--score')) printScores()
else
  for await (const line of createInterface({ input: process.stdin }))
    if (line.trim() !== '') console.log(JSON.stringify(answerTo(line)))
