/** The settings of the Slack channel; `src/runtime/settings` checks them. */
export interface SlackSettings {
  /** Secret for the signature of requests over HTTP. Only Socket Mode works without it. */
  readonly signingSecret?: string
  readonly install:
    | { readonly kind: 'one-workspace'; readonly botToken: string }
    | {
        readonly kind: 'oauth'
        readonly clientId: string
        readonly clientSecret: string
        readonly stateSecret: string
      }
  /** App-level token for Socket Mode. */
  readonly appToken?: string
  /** Address of Slack's Web API; ends in `/api/`. */
  readonly apiUrl: string
  /** Kigen's own public address. */
  readonly publicUrl: string
  /** Whether `/kigen invite` is on. */
  readonly invites: boolean
  /** Time limit of one API call, in ms. */
  readonly timeoutMs?: number
  /** Wait after an attempt with an unknown result before it is reconciled, in ms. */
  readonly quietMs?: number
}

/** Default time limit of one API call, in ms. */
export const TIMEOUT_MS = 10_000
const QUIET_MS = 30_000

/** How long a post with an unknown result may still arrive, in ms. */
export const quietMs = (settings: SlackSettings) => settings.quietMs ?? QUIET_MS

/** The OAuth scopes that the bot needs. */
export const SCOPES = [
  'app_mentions:read',
  'assistant:write',
  'chat:write',
  'commands',
  'im:history',
  'im:write',
  'users:read',
] as const
