import { cacheCompiledCode } from './runtime/compile-cache.ts'

// Before anything else is loaded, hence not a plain import.
cacheCompiledCode()
await import('./runtime/bootstrap/run.ts')
