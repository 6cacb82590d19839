import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

/** Beside what npm installed: nobody else can write there, and a new installation begins anew. */
const FOLDER = join(import.meta.dirname, '../../../node_modules/.cache/kigen')

/**
 * Keeps what this thread compiles from now on for the next start, which then takes half as long and less memory: Node need not
 * take the types out again. Where the folder cannot be written everything works as without.
 * Source: https://nodejs.org/api/module.html#moduleenablecompilecacheoptions
 */
export function cacheCompiledCode(): void {
  enableCompileCache(FOLDER)
}
