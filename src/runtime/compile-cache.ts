import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

/** Beside the installed packages: no other user can write there, and a new installation starts empty. */
const FOLDER = join(import.meta.dirname, '../../node_modules/.cache/kigen')

/**
 * Caches compiled code for the next start, which then takes half the time and less memory, because Node need
 * not strip types again. Has no effect if the folder is not writable. Source:
 * https://nodejs.org/api/module.html#moduleenablecompilecacheoptions
 */
export function cacheCompiledCode(): void {
  enableCompileCache(FOLDER)
}
