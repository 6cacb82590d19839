import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { assess } from '../domain/rules/assess.ts'
import { readFacts } from '../domain/rules/contract/facts.ts'
import type { Plan } from '../domain/rules/contract/plan.ts'

/** Turns facts as JSON text into a plan, or into the faults of the document. */
function answer(json: string): Plan | { readonly faults: readonly string[] } {
  const document = parse(json)
  if (document === undefined) return { faults: ['document: is no JSON'] }
  const read = readFacts(document)
  return 'faults' in read ? read : assess(read.facts)
}

/** The parsed document; `undefined` if it is not JSON. */
function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

/** Reads one document per line and writes one answer per line, in order. */
async function everyLine(): Promise<boolean> {
  let fits = true
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    const given = answer(line)
    if ('faults' in given) fits = false
    if (!process.stdout.write(`${JSON.stringify(given)}\n`)) await drained()
  }
  return fits
}

const drained = (): Promise<void> => new Promise((resolve) => process.stdout.once('drain', resolve))

async function oneDocument(): Promise<boolean> {
  const given = answer(await text(process.stdin))
  const fits = !('faults' in given)
  if (fits) process.stdout.write(`${JSON.stringify(given, null, 2)}\n`)
  else process.stderr.write(`${given.faults.join('\n')}\n`)
  return fits
}

const fits = await (process.argv.includes('--lines') ? everyLine() : oneDocument())
if (!fits) process.exitCode = 2
