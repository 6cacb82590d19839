import type { Instant } from '../domain/dates/day.ts'

/** Small encrypted values: installations, tokens, profiles, calendar links, quotas, web sessions. */
export interface KeyValueStore {
  get(name: string): Promise<string | undefined>
  /** `owner`: the value is erased together with that person, or with a prefix erasure. */
  set(
    name: string,
    value: string,
    options?: { readonly owner?: string; readonly expiresAt?: Instant },
  ): Promise<void>
  delete(name: string): Promise<void>
  list(prefix: string): Promise<readonly { readonly name: string; readonly value: string }[]>
  /** Runs `change` on the current value under a lock across processes, and stores its result. */
  update(
    name: string,
    change: (value: string | undefined) => Promise<string | undefined>,
  ): Promise<string | undefined>
}
