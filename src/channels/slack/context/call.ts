/** The result of one call of Slack's Web API. */
export type CallResult =
  | { readonly ok: true; readonly data: unknown }
  /** HTTP 429: not done; allowed again after `afterMs`. */
  | { readonly ok: false; readonly kind: 'limited'; readonly afterMs: number; readonly error: 'ratelimited' }
  /** Not done; a retry may succeed. */
  | { readonly ok: false; readonly kind: 'transient'; readonly error: string }
  /** Timeout, HTTP 5xx or a broken connection: it may or may not have been done. */
  | { readonly ok: false; readonly kind: 'unknown'; readonly error: string }
  /** Not done, and a retry of the same call will not succeed. */
  | { readonly ok: false; readonly kind: 'refused'; readonly error: string }

/** A call that did not succeed. */
export type CallFailure = Exclude<CallResult, { ok: true }>

/** Calls one Web API method with one token. Never throws and never retries. */
export type Call = (method: string, args: Readonly<Record<string, unknown>>) => Promise<CallResult>

/** Slack's Web API for any token. */
export interface Api {
  as(token: string | undefined): Call
  /** Posts to a `response_url`. An address that is not Slack's is refused. */
  respond(url: string, message: object): Promise<CallResult>
}
