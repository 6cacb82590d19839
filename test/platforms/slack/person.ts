import type { SlackPlatform } from './platform.ts'
import { directOf, type StandInMessage } from './world.ts'

type Json = Record<string, unknown>

/** A form as Slack sends it. */
const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString()
const list = (value: unknown): Json[] => (Array.isArray(value) ? value : [])
const sub = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined

/** Everything that can be tapped in blocks. */
export function tappable(blocks: unknown): Json[] {
  return list(blocks).flatMap((block) =>
    block.type === 'actions' ? list(block.elements) : block.type === 'input' ? [{ ...inputOf(block) }] : [],
  )
}
const inputOf = (block: Json): Json => ({ ...Object(block.element), block: block.block_id })

/** How a body comes: once more, later, by a retry. */
export interface Coming {
  readonly times?: number
  readonly retry?: boolean
}

/** A member of a workspace at their keyboard. */
export function personAt(platform: SlackPlatform, teamId: string, user: string, wide?: string) {
  const { world, deliver } = platform
  const team = () => {
    const found = world.teams.get(teamId)
    if (!found) throw new Error(`no workspace ${teamId}`)
    return found
  }
  const direct = directOf(teamId, user)
  const around = {
    team: { id: teamId, domain: 'w', ...(wide && { enterprise_id: wide }) },
    user: { id: user, team_id: teamId, username: 'somebody' },
    api_app_id: 'A111',
    token: 'old',
    ...(wide && { enterprise: { id: wide }, is_enterprise_install: true }),
  }

  const event = async (inner: Json, coming: Coming = {}, outer: Json = {}) => {
    const body = {
      token: 'old',
      team_id: teamId,
      ...(wide && { enterprise_id: wide }),
      api_app_id: 'A111',
      type: 'event_callback',
      event_id: world.id('Ev'),
      event_time: Math.floor(Date.now() / 1000),
      authorizations: [
        {
          enterprise_id: wide ?? null,
          team_id: wide ? null : teamId,
          user_id: 'UBOT',
          is_bot: true,
          is_enterprise_install: wide !== undefined,
        },
      ],
      event: inner,
      ...outer,
    }
    const replies = []
    for (let time = 0; time < (coming.times ?? 1); time += 1) {
      const retried = coming.retry || time > 0
      const headers = retried ? { 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_timeout' } : {}
      replies.push(await deliver(body, { headers }))
    }
    return replies
  }

  const interact = async (payload: Json, coming: Coming = {}) => {
    const body = form({ payload: JSON.stringify({ ...around, ...payload }) })
    const first = await deliver(body, { form: true })
    for (let time = 1; time < (coming.times ?? 1); time += 1) await deliver(body, { form: true })
    return first
  }

  const tapOn = (element: Json, chosen: string | undefined): Json => {
    const type = String(element.type)
    const base = {
      type,
      action_id: element.action_id,
      block_id: element.block ?? 'b',
      action_ts: world.ts(),
    }
    if (type === 'datepicker') return { ...base, selected_date: chosen }
    if (type === 'static_select' || type === 'radio_buttons') {
      const option = list(element.options).find((one) => one.value === chosen) ?? list(element.options)[0]
      return { ...base, selected_option: option }
    }
    return { ...base, text: element.text, value: element.value }
  }

  return {
    user,
    direct,
    says: async (text: string, options: { thread?: string; coming?: Coming; ts?: string } = {}) => {
      const ts = options.ts ?? world.ts()
      team().messages.push({
        ts,
        channel: direct,
        by: user,
        text,
        blocks: [],
        ...(options.thread && { thread: options.thread }),
      })
      const inner = {
        type: 'message',
        channel_type: 'im',
        user,
        text,
        ts,
        event_ts: ts,
        channel: direct,
        team: teamId,
        ...(options.thread && { thread_ts: options.thread }),
      }
      return { ts, replies: await event(inner, options.coming) }
    },
    mentions: async (
      text: string,
      options: { channel?: string; thread?: string; guestOf?: string; coming?: Coming } = {},
    ) => {
      const ts = world.ts()
      const channel = options.channel ?? 'C1'
      team().messages.push({
        ts,
        channel,
        by: user,
        text,
        blocks: [],
        ...(options.thread && { thread: options.thread }),
      })
      const inner = {
        type: 'app_mention',
        user,
        text: `<@UBOT> ${text}`,
        ts,
        event_ts: ts,
        channel,
        ...(options.thread && { thread_ts: options.thread }),
        ...(options.guestOf && { user_team: options.guestOf, source_team: options.guestOf }),
      }
      await event(inner, options.coming, { is_ext_shared_channel: options.guestOf !== undefined })
      return ts
    },
    commands: (text: string, options: { channel?: string; trigger?: string; coming?: Coming } = {}) => {
      const channel = options.channel ?? 'C1'
      const fields = {
        token: 'old',
        command: '/kigen',
        text,
        team_id: teamId,
        team_domain: 'w',
        channel_id: channel,
        channel_name: 'general',
        user_id: user,
        user_name: 'somebody',
        api_app_id: 'A111',
        is_enterprise_install: String(wide !== undefined),
        ...(wide && { enterprise_id: wide }),
        response_url: platform.responseUrl(teamId, channel, user),
        trigger_id: options.trigger ?? platform.trigger(teamId, user),
      }
      return deliver(form(fields), { form: true })
    },
    opens: async (tab: 'home' | 'messages') => {
      const home = team().homes.get(user)
      await event({
        type: 'app_home_opened',
        user,
        channel: direct,
        tab,
        event_ts: world.ts(),
        ...(home && { view: { id: home.id, hash: home.hash, type: 'home' } }),
      })
    },
    /** Taps an element of a message that they see. */
    taps: (message: StandInMessage, element: Json, options: { chosen?: string; coming?: Coming } = {}) =>
      interact(
        {
          type: 'block_actions',
          trigger_id: platform.trigger(teamId, user),
          response_url: platform.responseUrl(teamId, message.channel, user),
          container: {
            type: 'message',
            message_ts: message.ts,
            channel_id: message.channel,
            is_ephemeral: message.onlyFor !== undefined,
            ...(message.thread && { thread_ts: message.thread }),
          },
          channel: { id: message.channel, name: 'x' },
          message: {
            type: 'message',
            ts: message.ts,
            text: message.text,
            blocks: message.blocks,
            ...(message.thread && { thread_ts: message.thread }),
          },
          actions: [tapOn(element, options.chosen)],
        },
        options.coming,
      ),
    /** Taps an element of App Home. */
    tapsHome: (element: Json, chosen?: string) => {
      const home = team().homes.get(user)
      return interact({
        type: 'block_actions',
        trigger_id: platform.trigger(teamId, user),
        container: { type: 'view', view_id: home?.id },
        view: { id: home?.id, type: 'home', hash: home?.hash, state: { values: {} } },
        actions: [tapOn(element, chosen)],
      })
    },
    shortcut: () =>
      interact({
        type: 'shortcut',
        callback_id: 'kigen_check',
        trigger_id: platform.trigger(teamId, user),
        action_ts: world.ts(),
      }),
    /** The modal that is open for them. */
    modal: () => [...team().views.values()].filter((view) => view.user === user && !view.closed).at(-1),
    /** Fills one field of the open modal; Slack tells of it where the field asks for that. */
    fills: async (block: string, value: string) => {
      const view = [...team().views.values()].filter((one) => one.user === user && !one.closed).at(-1)
      const found = list(view?.content.blocks).find((one) => one.block_id === block)
      if (!view || !found) throw new Error(`no field ${block}`)
      const element = { ...Object(found.element), block }
      const type = String(element.type)
      const state =
        type === 'datepicker'
          ? { type, selected_date: value }
          : type === 'users_select'
            ? { type, selected_user: value }
            : type === 'plain_text_input'
              ? { type, value }
              : { type, selected_option: { value, text: { type: 'plain_text', text: value } } }
      view.values[block] = { [String(element.action_id)]: state }
      if (found.dispatch_action !== true) return undefined
      return interact({
        type: 'block_actions',
        trigger_id: platform.trigger(teamId, user),
        container: { type: 'view', view_id: view.id },
        view: {
          id: view.id,
          type: 'modal',
          hash: view.hash,
          callback_id: view.content.callback_id,
          private_metadata: view.content.private_metadata ?? '',
          state: { values: shown(view) },
        },
        actions: [{ ...tapOn(element, value), block_id: block }],
      })
    },
    /** Sends the open modal off; Slack carries out what the answer says. */
    submits: async (coming: Coming = {}) => {
      const view = [...team().views.values()].filter((one) => one.user === user && !one.closed).at(-1)
      if (!view) throw new Error('no modal is open')
      const reply = await interact(
        {
          type: 'view_submission',
          trigger_id: platform.trigger(teamId, user),
          view: {
            id: view.id,
            type: 'modal',
            hash: view.hash,
            callback_id: view.content.callback_id,
            private_metadata: view.content.private_metadata ?? '',
            state: { values: shown(view) },
            blocks: view.content.blocks,
          },
          response_urls: [],
        },
        coming,
      )
      const action = sub(reply.body, 'response_action')
      if (action === 'update') {
        view.content = Object(sub(reply.body, 'view'))
        view.hash = world.hash()
        view.values = {}
      } else if (action !== 'errors') view.closed = true
      return reply
    },
    /** Closes every window. */
    closes: () => {
      for (const view of team().views.values()) if (view.user === user) view.closed = true
    },
    event,
    /** What they read in their direct message with the bot. */
    inbox: () => team().messages.filter((one) => one.channel === direct && one.by === 'bot'),
    /** What only they see somewhere else. */
    whispers: () => team().messages.filter((one) => one.onlyFor === user),
    home: () => team().homes.get(user),
  }
}

/** What is filled in, of the fields that are in view; pickers that open on something count as filled. */
function shown(view: { content: Json; values: Record<string, Record<string, Json>> }) {
  const fields = list(view.content.blocks).filter((block) => block.type === 'input')
  return Object.fromEntries(
    fields.map((block) => {
      const id = String(block.block_id)
      return [id, view.values[id] ?? initial(Object(block.element))]
    }),
  )
}

function initial(element: Json): Record<string, Json> {
  const type = String(element.type)
  return {
    [String(element.action_id)]: {
      type,
      ...(type === 'datepicker' && { selected_date: element.initial_date ?? null }),
      ...((type === 'static_select' || type === 'radio_buttons') && {
        selected_option: element.initial_option ?? null,
      }),
      ...(type === 'plain_text_input' && { value: element.initial_value ?? null }),
    },
  }
}
