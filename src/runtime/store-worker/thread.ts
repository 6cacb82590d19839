import { cacheCompiledCode } from '../compile-cache.ts'

// The back's own thread; before anything else is loaded, hence not a plain import.
cacheCompiledCode()
await import('./serve-worker.ts')
