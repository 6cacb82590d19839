import { keepCompiled } from './keep-compiled.ts'

// Before anything else is loaded, hence not a plain import.
keepCompiled()
await import('./run.ts')
