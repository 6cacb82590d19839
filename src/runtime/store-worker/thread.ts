import { cacheCompiledCode } from '../compile-cache.ts'

// Must run before other modules load, hence the dynamic import.
cacheCompiledCode()
await import('./serve-worker.ts')
