/** Everything the Slack channel is set to; checked by `src/runtime/settings`. */
export interface SlackSettings {
  /** Signs what Slack sends over HTTP. Left out only with Socket Mode. */
  readonly signingSecret?: string
  readonly install:
    | { readonly kind: 'one-workspace'; readonly botToken: string }
    | {
        readonly kind: 'oauth'
        readonly clientId: string
        readonly clientSecret: string
        readonly stateSecret: string
      }
  /** Socket Mode, for development. */
  readonly appToken?: string
  /** Slack's Web API; ends in `/api/`. */
  readonly apiUrl: string
  /** Our own address, as people and Slack see it. */
  readonly publicUrl: string
  /** The operator's switch for `/kigen invite`. */
  readonly invites: boolean
  /** How long one call to Slack may take, in ms. */
  readonly timeoutMs?: number
  /** How long after an attempt of unknown fate it may still arrive, in ms: until then it is not sent again. */
  readonly quietMs?: number
}

/** How long one call to Slack may take, in ms. */
export const TIMEOUT_MS = 10_000
/** How long after an attempt of unknown fate it may still arrive, in ms. */
export const QUIET_MS = 30_000

/** What the bot may do: the least that works. */
export const SCOPES = [
  'app_mentions:read',
  'assistant:write',
  'chat:write',
  'commands',
  'im:history',
  'im:write',
  'users:read',
] as const
