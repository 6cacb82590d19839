import { keepCompiled } from './runtime/bootstrap/compile-cache.ts'

// Before anything else is loaded, hence not a plain import.
keepCompiled()
await import('./runtime/bootstrap/run.ts')
