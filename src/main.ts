import { cacheCompiledCode } from './runtime/compile-cache.ts'

// Must run before other modules load, hence the dynamic import.
cacheCompiledCode()
await import('./runtime/bootstrap/run.ts')
