/**
 * What an error code of Slack's Web API is about.
 * - `person`: this member cannot be written to any more.
 * - `installation`: the token, the scopes, the app's settings or a rule of the workspace. The member is not to blame:
 *   everything of the installation is held until an operator or an administrator mends it.
 * - `message`: this one message, view or channel. Only this delivery fails.
 * - `platform`: Slack does not work at the moment. A retry may succeed.
 * - `us`: a malformed call, a fault of this program. Only this delivery fails, and the log says it as an error.
 */
export type Concern = 'person' | 'installation' | 'message' | 'platform' | 'us'

/**
 * Every error code that the documentation lists for the methods that Kigen calls
 * (docs.slack.dev/reference/methods: auth.test, oauth.v2.access, chat.*, conversations.*, users.info, views.*, assistant.threads.*).
 */
export const CODES_BY_CONCERN = {
  person: [
    'cannot_dm_bot',
    'channel_not_found', // The kept direct message is asked for once more before this counts.
    'is_archived',
    'is_inactive',
    'not_enabled', // App Home of this member
    'user_disabled',
    'user_is_bot',
    'user_is_restricted',
    'user_is_ultra_restricted',
    'user_not_found',
    'user_not_visible',
    'users_not_found',
  ],
  installation: [
    'access_denied',
    'accesslimited',
    'account_inactive',
    'app_access_restricted',
    'app_not_installed',
    'bad_client_secret',
    'bad_redirect_uri',
    'compliance_exports_prevent_deletion',
    'ekm_access_denied',
    'enterprise_is_restricted',
    'invalid_auth',
    'invalid_client_id',
    'invalid_refresh_token',
    'messages_tab_disabled',
    'missing_scope',
    'no_permission',
    'no_scopes',
    'not_allowed_token_type',
    'not_authed',
    'org_login_required',
    'restricted_action',
    'team_access_not_granted',
    'team_not_found',
    'token_expired',
    'token_revoked',
    'two_factor_setup_required',
  ],
  message: [
    'block_mismatch',
    'cannot_reply_to_message',
    'cant_broadcast_message',
    'cant_delete_message',
    'cant_post_message',
    'cant_update_message',
    'channel_is_limited_access',
    'channel_type_not_supported',
    'duplicate_channel_not_found',
    'duplicate_external_id',
    'duplicate_message_not_found',
    'edit_window_closed',
    'exchanged_trigger_id',
    'expired_trigger_id',
    'hash_conflict',
    'invalid_blocks',
    'invalid_blocks_format',
    'invalid_metadata_format',
    'invalid_metadata_schema',
    'invalid_thread_ts',
    'invalid_trigger',
    'invalid_trigger_id',
    'message_not_found',
    'message_not_owned_by_app',
    'metadata_must_be_sent_from_app',
    'metadata_too_large',
    'method_not_supported_for_channel_type',
    'msg_blocks_too_long',
    'msg_too_long',
    'no_text',
    'not_found',
    'not_in_channel',
    'push_limit_reached',
    'restricted_action_non_threadable_channel',
    'restricted_action_read_only_channel',
    'restricted_action_thread_locked',
    'restricted_action_thread_only_channel',
    'slack_connect_canvas_sharing_blocked',
    'slack_connect_file_link_sharing_blocked',
    'slack_connect_lists_sharing_blocked',
    'thread_not_found',
    'too_many_attachments',
    'too_many_contact_cards',
    'trigger_exchanged',
    'trigger_expired',
    'user_not_in_channel',
    'user_team_not_in_channel',
    'view_expired',
    'view_not_found',
    'view_too_large',
  ],
  platform: [
    'external_channel_migrating',
    'fatal_error',
    'internal_error',
    'message_limit_exceeded',
    'messaging_processing_failed',
    'rate_limited',
    'ratelimited',
    'request_timeout',
    'service_unavailable',
    'team_added_to_org',
    'temporarily_unavailable',
    'upgrade_required',
  ],
  us: [
    'as_user_not_supported',
    'deprecated_endpoint',
    'invalid_arg_name',
    'invalid_arguments',
    'invalid_array_arg',
    'invalid_charset',
    'invalid_code',
    'invalid_cursor',
    'invalid_form_data',
    'invalid_grant_type',
    'invalid_json',
    'invalid_limit',
    'invalid_post_type',
    'invalid_ts_latest',
    'invalid_ts_oldest',
    'invalid_user_combination',
    'invalid_users',
    'json_not_object',
    'method_deprecated',
    'missing_charset',
    'missing_post_type',
    'not_enough_users',
    'superfluous_charset',
    'too_many_users',
    'unknown_method',
    'users_list_not_supplied',
  ],
} as const satisfies Readonly<Record<Concern, readonly string[]>>

const CONCERNS: ReadonlyMap<string, Concern> = new Map(
  (['person', 'installation', 'message', 'platform', 'us'] as const).flatMap((concern) =>
    CODES_BY_CONCERN[concern].map((code) => [code, concern] as const),
  ),
)

/** What a code is about. A code that is not in the table counts as `message`: it never harms a person or a workspace. */
export function concernOf(code: string): Concern {
  return CONCERNS.get(code) ?? 'message'
}

/** After these a call may have been carried out all the same. */
const MAYBE_DONE: readonly string[] = ['fatal_error', 'internal_error', 'messaging_processing_failed']

/** Whether a call that ended with this code may have been carried out. */
export const mayBeDone = (code: string): boolean => MAYBE_DONE.includes(code)

/** With these codes Slack says that the token was revoked permanently. */
const TAKEN_AWAY: readonly string[] = ['account_inactive', 'token_revoked']
/** With these the token does not work; the reason may be another one than an uninstall (an IP allow list, rotation). */
const UNUSABLE: readonly string[] = ['app_not_installed', 'invalid_auth', 'not_authed', 'token_expired']

/** What the code of a refused `auth.test` says about the token. */
export function tokenStateOf(code: string): 'taken-away' | 'unusable' | 'unknown' {
  if (TAKEN_AWAY.includes(code)) return 'taken-away'
  return UNUSABLE.includes(code) ? 'unusable' : 'unknown'
}
