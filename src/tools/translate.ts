import { readFileSync } from 'node:fs'
import { z } from 'zod'
import {
  isKnownLanguage,
  KNOWN_LANGUAGES,
  LANGUAGES,
  type Language,
  SOURCE_LANGUAGE,
} from '../contracts/languages.ts'
import { faultsOf } from './translation/faults.ts'
import { fillTexts } from './translation/fill.ts'
import { placeholderNotes } from './translation/notes.ts'
import { recordOrigin, recordReady, staleKeys } from './translation/origin.ts'
import { previewPage } from './translation/preview.ts'
import { makeSkeleton } from './translation/skeleton.ts'
import { textsOf } from './translation/texts.ts'
import { missingKeys, workOn } from './translation/work.ts'

const USAGE = `npm run --silent translate --
  --status                 every language: texts, missing, stale, faults
  --skeleton TAG           makes or completes locales/TAG; gaps are empty
  --missing TAG [PREFIX]   missing keys with English, Japanese and note, as JSON
  --fill TAG FILE.json     puts { "key": "text" } into the files
  --check TAG              every fault at once; exit code 1 if there is one
  --stale TAG              texts whose English has changed since they were put in, and those never put in by --fill
  --fresh TAG [KEY…]       records that these texts (or all) say what today's English says
  --done TAG               if --check finds nothing: Kigen speaks the language from then on
  --preview TAG            a page with every text beside English and Japanese`

function fail(message: string): never {
  console.error(`${message}\n\n${USAGE}`)
  process.exit(2)
}

const json = (value: object): void => console.log(JSON.stringify(value, null, 2))

function status(): void {
  for (const tag of KNOWN_LANGUAGES) {
    const texts = [...textsOf(tag).values()].filter((text) => text !== '').length
    const state = LANGUAGES.includes(tag) ? 'spoken' : 'not spoken'
    const stale = tag === SOURCE_LANGUAGE ? 0 : staleKeys(tag).length
    const counts = `${texts} texts, ${missingKeys(tag).length} missing, ${stale} stale, ${faultsOf(tag).length} faults`
    console.log(`${tag.padEnd(8)} ${state.padEnd(11)} ${counts}`)
  }
}

function check(tag: Language): number {
  const stale = tag === SOURCE_LANGUAGE ? [] : staleKeys(tag)
  const faults = [
    ...faultsOf(tag),
    ...stale.map((at) => ({ at, what: 'is stale: see --stale, then --fresh' })),
  ]
  for (const { at, what } of faults) console.log(`${at}: ${what}`)
  console.log(`${tag}: ${faults.length} faults`)
  return faults.length
}

function fill(tag: Language, file: string | undefined): void {
  const texts = z
    .record(z.string(), z.string())
    .parse(JSON.parse(readFileSync(file ?? fail('Which file?'), 'utf8')))
  const unknown = fillTexts(tag, texts)
  recordOrigin(tag, Object.keys(texts))
  console.log(
    `${tag}: ${Object.keys(texts).length - unknown.length} texts put in, ${missingKeys(tag).length} missing`,
  )
  for (const key of unknown) console.log(`${key}: English has no such key; left out`)
}

function done(tag: Language): void {
  if (check(tag) > 0) {
    process.exitCode = 1
    return
  }
  recordReady(tag)
  console.log(`${tag}: Kigen speaks it from now on`)
}

function show(tag: Language, keys: readonly string[], prefix = ''): void {
  const texts = workOn(
    tag,
    keys.filter((key) => key.startsWith(prefix)),
  )
  json({ placeholders: placeholderNotes(Object.values(texts).map(({ en }) => en)), texts })
}

const COMMANDS: Readonly<Record<string, (tag: Language, rest: readonly string[]) => void>> = {
  '--skeleton': (tag) => makeSkeleton(tag),
  '--missing': (tag, [prefix]) => show(tag, missingKeys(tag), prefix),
  '--fill': (tag, [file]) => fill(tag, file),
  '--check': (tag) => {
    if (check(tag) > 0) process.exitCode = 1
  },
  '--done': done,
  '--stale': (tag) => show(tag, staleKeys(tag)),
  '--fresh': (tag, keys) => console.log(`${recordOrigin(tag, keys.length > 0 ? keys : undefined)} texts`),
  '--preview': (tag) => console.log(previewPage(tag)),
}

/** `npm run translate`: the commands for translators, described in README and CONTRIBUTING. */
function main([name = '', tag, ...rest]: readonly string[]): void {
  if (name === '--status') {
    status()
    return
  }
  const command = COMMANDS[name]
  if (!command) fail(`Unknown: ${name}`)
  if (!isKnownLanguage(tag)) fail(`${tag}: no such language. They are ${KNOWN_LANGUAGES.join(' ')}.`)
  command(tag, rest)
}

main(process.argv.slice(2))
