import { z } from 'zod'

// The fields of Slack's requests that are read. Unknown fields are allowed. Checked against the samples of Bolt and @slack/types.

const id = z.string().regex(/^[A-Z0-9_-]{1,40}$/i)
const stamp = z.string().max(40)

/** Event `message`, in a direct message with the bot. */
export const messageEvent = z.object({
  type: z.literal('message'),
  channel_type: z.string().optional(),
  subtype: z.string().optional(),
  user: id.optional(),
  bot_id: z.string().optional(),
  text: z.string().optional(),
  channel: id,
  ts: stamp,
  thread_ts: stamp.optional(),
  deleted_ts: stamp.optional(),
  files: z.array(z.object({ mimetype: z.string().optional() })).optional(),
})

/** Event `app_mention`: somebody mentioned the bot. */
export const mentionEvent = z.object({
  type: z.literal('app_mention'),
  user: id,
  bot_id: z.string().optional(),
  text: z.string().default(''),
  channel: id,
  ts: stamp,
  thread_ts: stamp.optional(),
  team: id.optional(),
  user_team: id.optional(),
  source_team: id.optional(),
})

/** Event `app_home_opened`: somebody opened a tab of the app. */
export const homeEvent = z.object({
  type: z.literal('app_home_opened'),
  user: id,
  channel: id.optional(),
  tab: z.string(),
  view: z.object({ hash: z.string().optional() }).optional(),
})

/** Event `assistant_thread_started`, only with the older assistant view. Its context is not kept. */
export const threadStartedEvent = z.object({
  type: z.literal('assistant_thread_started'),
  assistant_thread: z.object({ user_id: id, channel_id: id, thread_ts: stamp }),
})

/** Event `user_change`: a profile changed, or a member was deactivated. */
export const userEvent = z.object({
  type: z.literal('user_change'),
  user: z.object({
    id,
    team_id: id.optional(),
    deleted: z.boolean().optional(),
    locale: z.string().optional(),
    tz: z.string().nullish(),
  }),
})

/** Events that say that the app lost its access. */
export const lifecycleEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('app_uninstalled') }),
  z.object({
    type: z.literal('tokens_revoked'),
    tokens: z.object({ oauth: z.array(z.string()).optional(), bot: z.array(z.string()).optional() }),
  }),
  z.object({ type: z.literal('team_access_revoked'), team_ids: z.array(id) }),
])

const authorization = z.object({
  enterprise_id: id.nullish(),
  team_id: id.nullish(),
  user_id: id.optional(),
  is_enterprise_install: z.boolean().optional(),
})

/** The check of our address when it is entered in the app's settings. */
export const challengeBody = z.object({ type: z.literal('url_verification'), challenge: z.string() })

/** The envelope of every event. */
export const eventBody = z.object({
  type: z.literal('event_callback'),
  team_id: id.nullish(),
  enterprise_id: id.nullish(),
  api_app_id: z.string().optional(),
  event_id: z.string().max(100),
  event_time: z.int().min(0).max(9_999_999_999),
  authorizations: z.array(authorization).nullish(),
  is_ext_shared_channel: z.boolean().optional(),
  event: z.looseObject({ type: z.string() }),
})

/** A slash command. */
export const commandBody = z.object({
  command: z.string().startsWith('/'),
  text: z.string().default(''),
  team_id: id,
  enterprise_id: id.optional(),
  is_enterprise_install: z.string().optional(),
  user_id: id,
  channel_id: id,
  channel_name: z.string().optional(),
  api_app_id: z.string().optional(),
  response_url: z.url().optional(),
  trigger_id: z.string().max(200),
})

const team = z.object({ id, enterprise_id: id.nullish() }).nullish()
const user = z.object({ id, team_id: id.nullish() })
const fromInteraction = {
  team,
  enterprise: z.object({ id }).nullish(),
  user,
  api_app_id: z.string().optional(),
  is_enterprise_install: z.boolean().optional(),
}

const chosen = z.object({ value: z.string(), text: z.object({ text: z.string() }).optional() })

/** One pressed element. */
const tapped = z.object({
  type: z.string(),
  action_id: z.string(),
  block_id: z.string().optional(),
  action_ts: stamp.optional(),
  value: z.string().nullish(),
  text: z.object({ text: z.string() }).nullish(),
  selected_option: chosen.nullish(),
  selected_date: z.string().nullish(),
})

const inputState = z.object({
  type: z.string(),
  value: z.string().nullish(),
  selected_option: z.object({ value: z.string() }).nullish(),
  selected_date: z.string().nullish(),
  selected_user: z.string().nullish(),
})

const view = z.object({
  id: z.string().max(60),
  type: z.string(),
  hash: z.string().optional(),
  callback_id: z.string().optional(),
  private_metadata: z.string().optional(),
  state: z.object({ values: z.record(z.string(), z.record(z.string(), inputState)).optional() }).nullish(),
})

/** An element of a message or a view was pressed. */
const actionsBody = z.object({
  type: z.literal('block_actions'),
  ...fromInteraction,
  trigger_id: z.string().max(200).optional(),
  response_url: z.string().nullish(),
  container: z.object({
    type: z.string(),
    channel_id: id.nullish(),
    message_ts: stamp.nullish(),
    thread_ts: stamp.nullish(),
    is_ephemeral: z.boolean().nullish(),
    view_id: z.string().nullish(),
  }),
  message: z
    .object({
      text: z.string().optional(),
      thread_ts: stamp.nullish(),
      blocks: z.array(z.looseObject({ type: z.string(), block_id: z.string().optional() })).optional(),
    })
    .nullish(),
  view: view.nullish(),
  actions: z.array(tapped).min(1),
})

/** A modal was submitted. */
const submissionBody = z.object({
  type: z.literal('view_submission'),
  ...fromInteraction,
  view,
})

/** The global shortcut. */
const shortcutBody = z.object({
  type: z.literal('shortcut'),
  ...fromInteraction,
  callback_id: z.string(),
  trigger_id: z.string().max(200),
  action_ts: stamp.optional(),
})

/** All interactions that are read. */
export const interactionBody = z.discriminatedUnion('type', [actionsBody, submissionBody, shortcutBody])

export type EventBody = z.infer<typeof eventBody>
export type CommandBody = z.infer<typeof commandBody>
export type ActionsBody = z.infer<typeof actionsBody>
export type SubmissionBody = z.infer<typeof submissionBody>
export type ShortcutBody = z.infer<typeof shortcutBody>
export type Tapped = z.infer<typeof tapped>
export type View = z.infer<typeof view>
