import * as line from '../channels/line/samples.ts'

/** What LINE sends. */
export const LINE_EVENTS: readonly unknown[] = [
  line.text({ text: 'hello (love)', emojis: [{ index: 6, length: 6, productId: 'p', emojiId: '1' }] }),
  line.message('sticker'),
  line.message('file'),
  line.postback('answer/1/whose/mine'),
  line.postback('answer/1/card-until', { date: '2027-03-05' }),
  line.follow({ isUnblocked: false }),
  line.unfollow(),
  line.unsend('5'),
  ...line.quiet.map(([, event]) => event),
]

const around = { team: { id: 'T1' }, user: { id: 'U1', team_id: 'T1' }, api_app_id: 'A1', trigger_id: '1.2' }
const inner = { user: 'U1', ts: '1764000000.000100', channel: 'D1' }
const outer = { type: 'event_callback', team_id: 'T1', event_id: 'Ev1', event_time: 1764000000 }
const event = (it: object) => ({ ...outer, authorizations: [{ team_id: 'T1', user_id: 'UB' }], event: it })
const view = (callback_id: string) => ({
  id: 'V1',
  type: 'modal',
  hash: 'h',
  callback_id,
  private_metadata: '1',
  state: {
    values: {
      whose: { a: { type: 'static_select', selected_option: { value: 'mine' } } },
      'card-until': { a: { type: 'datepicker', selected_date: '2027-03-05' } },
      town: { a: { type: 'plain_text_input', value: 'Minato' } },
    },
  },
})
const tap = (it: object) => ({
  type: 'block_actions',
  ...around,
  container: { type: 'message', channel_id: 'D1', message_ts: '1764000000.000100' },
  message: { text: 't', blocks: [{ type: 'section', block_id: 'b' }] },
  actions: [{ type: 'button', action_id: 'a', action_ts: '1764000000.1', ...it }],
})

/** What Slack sends: events, commands, interactivity. */
export const SLACK_BODIES: readonly unknown[] = [
  { type: 'url_verification', challenge: 'c' },
  event({ type: 'message', channel_type: 'im', text: 'hi', ...inner }),
  event({ type: 'message', subtype: 'message_deleted', deleted_ts: '1.2', ...inner }),
  event({ type: 'message', text: '', files: [{ mimetype: 'image/png' }], ...inner }),
  event({ type: 'app_mention', text: '<@UB> how?', ...inner, channel: 'C1', user_team: 'T2' }),
  event({ type: 'app_home_opened', user: 'U1', tab: 'home', view: { hash: 'h' } }),
  event({ type: 'user_change', user: { id: 'U1', locale: 'ja-JP', tz: 'Asia/Tokyo', deleted: false } }),
  event({ type: 'tokens_revoked', tokens: { bot: ['UB'] } }),
  event({ type: 'app_uninstalled' }),
  event({
    type: 'assistant_thread_started',
    assistant_thread: { user_id: 'U1', channel_id: 'D1', thread_ts: '1.2' },
  }),
  {
    command: '/kigen',
    text: 'invite <@U2|x>',
    team_id: 'T1',
    user_id: 'U1',
    channel_id: 'C1',
    trigger_id: '1',
    response_url: 'https://hooks.slack.com/x',
  },
  tap({ value: 'answer/1/whose/mine', text: { text: 'Mine' } }),
  tap({ type: 'datepicker', action_id: 'date/1/card-until', selected_date: '2027-03-05' }),
  tap({ value: 'withdraw/abc' }),
  { type: 'view_submission', ...around, view: view('form') },
  { type: 'view_submission', ...around, view: view('share-choose') },
  { type: 'shortcut', ...around, callback_id: 'kigen_check', action_ts: '1.2' },
]

/** What the page says. */
export const WEB_BODIES: readonly unknown[] = [
  { id: 'aaaaaaaa-1', start: true },
  { id: 'aaaaaaaa-1', text: 'hello' },
  { id: 'aaaaaaaa-1', action: 'answer/1/whose/mine' },
  { id: 'aaaaaaaa-1', question: 'card-until', card: '1', day: '2027-03-05' },
]

/** Records as they are kept. */
export const RECORDS: readonly unknown[] = [
  {
    v: 1,
    language: 'en',
    languageChosen: true,
    cards: [
      {
        id: '1',
        label: 'mine',
        flow: 'card-validity',
        answers: { whose: 'mine', status: 'fixed-term', holds: 'yes', 'card-until': '2026-12-06' },
        asking: ['status'],
        done: { 'extend/1': '2026-11-20' },
      },
      {
        id: '2',
        label: 'child',
        flow: 'card-validity',
        answers: {},
        confirm: { question: 'card-until', readings: ['2027-03-05', '2027-05-03'] },
        done: {},
      },
    ],
    active: '1',
    settings: {
      reminders: true,
      rhythm: 'normal',
      hour: 9,
      zone: 'Asia/Tokyo',
      calendar: { address: 1, on: true },
    },
    snoozed: { 'extend/1': '2026-12-01' },
    stopped: ['card:2'],
    misunderstood: 1,
    greeted: true,
  },
]

/** Settings as they stand in the environment. */
export const SETTINGS: readonly unknown[] = [
  {
    PORT: '3000',
    PUBLIC_URL: 'https://kigen.example',
    DATABASE_URL: 'postgres://x/y',
    DATA_KEY: Buffer.alloc(32, 1).toString('base64'),
    LINE_CHANNEL_SECRET: 'a-line-secret',
    LINE_CHANNEL_ACCESS_TOKEN: 'a-line-token',
    SLACK_SIGNING_SECRET: 'a-slack-secret',
    SLACK_BOT_TOKEN: 'xoxb-1',
    REMINDER_HOURS: '9-20',
    CLOSED_DAYS: '2026-12-28',
    WORKERS: 'web',
    LOG_LEVEL: 'info',
    METRICS_PORT: '9464',
  },
]
