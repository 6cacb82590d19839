import { readFileSync, statSync } from 'node:fs'
import { parseEnv } from 'node:util'

/** The variables of a `.env` file, and a line for each fault. */
export interface EnvFile {
  readonly values: Readonly<Record<string, string>>
  readonly faults: readonly string[]
}

const NOTHING: EnvFile = { values: {}, faults: [] }
const failed = (what: string): EnvFile => ({ values: {}, faults: [what] })

function isUtf16(bytes: Buffer): boolean {
  const [first, second] = bytes
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff) || bytes.includes(0)
}

/** Names of unquoted values with a # after other characters: the rest would be cut off as a comment. */
function cutValues(text: string): readonly string[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const [, name = '', value = ''] = /^\s*(?:export\s+)?([\w.-]+)\s*=\s*(.*)$/.exec(line) ?? []
    return /^[^'"`#\s][^\s]*#/.test(value) ? [name] : []
  })
}

/** Names that occur twice with different values. Only the last one counts. */
function repeatedNames(text: string): readonly string[] {
  const names = [...text.matchAll(/^\s*(?:export\s+)?([A-Z][A-Z0-9_]*)\s*=/gm)].map(([, name = '']) => name)
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))]
}

function bytesOf(path: string): Buffer | undefined | EnvFile {
  try {
    if (statSync(path).isDirectory())
      return failed(`${path} is a directory: write the settings into a file of that name`)
    return readFileSync(path)
  } catch (fault) {
    const code = fault instanceof Error && 'code' in fault ? fault.code : undefined
    if (code === 'ENOENT') return undefined
    return failed(
      `${path} cannot be read (${String(code)}): give the user that runs Kigen the right to read it`,
    )
  }
}

/** Reads `.env` and ignores a byte-order mark. Empty if there is no file. Never rejects. */
export function readEnvFile(path: string): EnvFile {
  const bytes = bytesOf(path)
  if (bytes === undefined) return NOTHING
  if (!Buffer.isBuffer(bytes)) return bytes
  if (isUtf16(bytes))
    return failed(`${path} is in UTF-16: save it as UTF-8 (in Notepad: Save as, Encoding UTF-8)`)
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '')
  const values = Object.fromEntries(
    Object.entries(parseEnv(text)).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
  const cut = cutValues(text).map(
    (name) => `${name} has a # in its value in ${path}, which begins a comment: put the value in quotes`,
  )
  const repeated = repeatedNames(text).map((name) => `${name} stands in ${path} more than once: keep one`)
  return { values, faults: [...cut, ...repeated] }
}
