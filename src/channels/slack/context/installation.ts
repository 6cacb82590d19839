/** One installation of the app: the token that a workspace or an organisation gave. Stored encrypted. */
export interface Installation {
  /** The id of the workspace (`T…`), or of the organisation (`E…`) for an organisation-wide installation. */
  readonly id: string
  readonly kind: 'workspace' | 'organisation'
  readonly token: string
  readonly refreshToken?: string | undefined
  /** When the token expires, as a UTC instant. */
  readonly expiresAt?: number | undefined
  readonly installedAt: number
  readonly app?: string | undefined
}

/** An event that says that the app lost its access. `team` and `organisation`: where the event comes from. */
export type AccessLost =
  /** `app_uninstalled` or `tokens_revoked`: the whole installation. */
  | { readonly whole: true; readonly team?: string | undefined; readonly organisation?: string | undefined }
  /** `team_access_revoked`: single workspaces of an organisation-wide installation. */
  | { readonly whole: false; readonly teams: readonly string[]; readonly organisation?: string | undefined }

/** The tokens of all installations. */
export interface Installations {
  /** The token for a workspace, renewed when it expires within two hours. `undefined`: the app is not installed there. */
  tokenOf(team: string): Promise<string | undefined>
  /** Whether the app is installed in a workspace. Never calls Slack. */
  has(team: string): Promise<boolean>
  /** Whether the app was removed from a workspace and everything of it was erased. */
  hasLeft(team: string): Promise<boolean>
  keep(one: Installation): Promise<void>
  load(id: string): Promise<Installation | undefined>
  /** Records that an organisation-wide installation covers this workspace. */
  cover(team: string, organisation: string): Promise<void>
  /**
   * Records an event that says that access was lost. Nothing is erased yet: `checkLost` asks Slack first. Resolves when
   * the record is durable, so that the event can be acknowledged.
   */
  recordLost(lost: AccessLost): Promise<void>
  /** Asks Slack about every recorded loss. Erases the workspaces whose token Slack refuses, and drops the other records. */
  checkLost(): Promise<void>
  /** Renews every token that expires soon. */
  renew(): Promise<void>
}
