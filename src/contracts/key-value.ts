import type { Instant } from '../domain/dates/day.ts'

/** Small encrypted values beside the people: installations, tokens, profiles, calendar links, quotas, web sessions. */
export interface KeyValueStore {
  get(name: string): Promise<string | undefined>
  /** `owner`: erased together with that person (or, for a prefix erasure, with everybody under it). */
  set(
    name: string,
    value: string,
    options?: { readonly owner?: string; readonly expiresAt?: Instant },
  ): Promise<void>
  delete(name: string): Promise<void>
  list(prefix: string): Promise<readonly { readonly name: string; readonly value: string }[]>
  /** Runs `change` on the present value while nobody else can, in this process or another; keeps what it returns. */
  update(
    name: string,
    change: (value: string | undefined) => Promise<string | undefined>,
  ): Promise<string | undefined>
}
