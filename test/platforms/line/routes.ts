import { type Detail, errorBody, refusedDetails, refusedMenu } from './check.ts'
import { type Account, arrive, hex, type Shown, type State } from './state.ts'

/** One request to the platform. */
export interface Asked {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly raw: Buffer
  readonly json: Readonly<Record<string, unknown>>
  readonly requestId: string
  readonly now: number
}

/** The platform's answer. */
export interface Answered {
  readonly status: number
  readonly body?: unknown
  readonly raw?: Buffer
  readonly headers?: Readonly<Record<string, string>>
}

/** What the routes need to know beyond the state. */
export interface Rules {
  readonly state: State
  readonly channelId: string
  readonly secret: string
  readonly botUserId: string
  readonly callWebhook: (events: readonly unknown[]) => Promise<number>
}

type Route = (rules: Rules, asked: Asked, ...parts: string[]) => Answered | Promise<Answered>

const MINUTE = 60_000
const DAY = 86_400_000

const refused = (status: number, message: string): Answered => ({ status, body: { message } })
const done: Answered = { status: 200, body: {} }

function messagesOf(asked: Asked): readonly Shown[] {
  const list = Array.isArray(asked.json.messages) ? asked.json.messages : []
  return list.filter((it): it is Shown => typeof it === 'object' && it !== null && 'type' in it)
}

const sentMessages = (messages: readonly unknown[]) => ({
  sentMessages: messages.map(() => ({ id: `${Math.floor(Math.random() * 1e17)}`, quoteToken: hex(20) })),
})

function refuseMessages(state: State, details: readonly Detail[]): Answered {
  state.refused.push(details)
  return { status: 400, body: errorBody(details) }
}

const reply: Route = ({ state }, asked) => {
  const details = state.unchecked ? [] : refusedDetails(asked.json.messages)
  if (details.length > 0) return refuseMessages(state, details)
  const token = state.replyTokens.get(String(asked.json.replyToken))
  const over = token && (asked.now - token.issuedAt > MINUTE || asked.now - token.eventAt > 20 * MINUTE)
  if (!token || token.used || over) return refused(400, 'Invalid reply token')
  token.used = true
  const messages = messagesOf(asked)
  arrive(state, {
    user: token.to,
    by: 'reply',
    at: asked.now,
    messages,
    key: String(asked.json.replyToken),
  })
  return { status: 200, body: sentMessages(messages) }
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

function reaches(account: Account | undefined): account is Account {
  return account?.friend === true && !account.blocked
}

const push: Route = ({ state }, asked) => {
  const key = String(asked.headers['x-line-retry-key'] ?? '')
  if (key && !UUID.test(key)) return refused(400, 'The retry key is invalid')
  const earlier = state.retryKeys.get(key)
  if (key && earlier && asked.now - earlier.at < DAY)
    return {
      status: 409,
      headers: { 'x-line-accepted-request-id': earlier.requestId },
      body: { message: 'The retry key is already accepted', ...JSON.parse(earlier.body) },
    }
  const details = state.unchecked ? [] : refusedDetails(asked.json.messages)
  if (details.length > 0) return refuseMessages(state, details)
  const account = state.accounts.get(String(asked.json.to))
  if (!account) return refused(400, 'Failed to send messages')
  if (state.quota !== undefined && state.used >= state.quota)
    return refused(429, 'You have reached your monthly limit.')
  const messages = messagesOf(asked)
  const body = sentMessages(messages)
  if (key) state.retryKeys.set(key, { at: asked.now, requestId: asked.requestId, body: JSON.stringify(body) })
  if (reaches(account)) {
    state.used += 1
    arrive(state, { user: account.id, by: 'push', at: asked.now, messages, key })
  }
  return { status: 200, body }
}

const profile: Route = ({ state }, _asked, id = '') => {
  const account = state.accounts.get(id)
  if (!reaches(account)) return refused(404, 'Not found')
  const { language } = account
  return {
    status: 200,
    body: { userId: id, displayName: 'Somebody', ...(language && { language }) },
  }
}

const loading: Route = ({ state }, asked) => {
  const { chatId, loadingSeconds: seconds = 20 } = asked.json
  const steps = typeof seconds === 'number' && seconds >= 5 && seconds <= 60 && seconds % 5 === 0
  if (!steps) return refused(400, 'The value of loadingSeconds is invalid')
  if (!String(chatId).startsWith('U')) return refused(400, 'invalid chatId')
  state.loading.push({ user: String(chatId), at: asked.now })
  return { status: 202, body: {} }
}

const issue: Route = ({ state, channelId, secret }, asked) => {
  const form = new URLSearchParams(asked.raw.toString('utf8'))
  const right =
    form.get('grant_type') === 'client_credentials' &&
    form.get('client_id') === channelId &&
    form.get('client_secret') === secret
  if (!right) return { status: 400, body: { error: 'invalid_client', error_description: 'invalid client' } }
  const token = `stateless.${hex(64)}`
  state.accessTokens.set(token, asked.now + 900_000)
  return { status: 200, body: { token_type: 'Bearer', access_token: token, expires_in: 900 } }
}

const createMenu: Route = ({ state }, asked) => {
  const details = refusedMenu(asked.json)
  if (details.length > 0) return { status: 400, body: errorBody(details) }
  const id = `richmenu-${hex(32)}`
  state.menus.set(id, { id, body: asked.json })
  return { status: 200, body: { richMenuId: id } }
}

const deleteMenu: Route = ({ state }, _asked, id = '') => {
  if (!state.menus.delete(id)) return refused(404, 'richmenu not found')
  for (const account of state.accounts.values()) if (account.menu === id) delete account.menu
  if (state.defaultMenu === id) state.defaultMenu = undefined
  return done
}

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47])

const uploadImage: Route = ({ state }, asked, id = '') => {
  const menu = state.menus.get(id)
  if (!menu) return refused(404, 'richmenu not found')
  if (menu.image) return refused(400, 'An image has already been uploaded to the richmenu')
  if (!asked.raw.subarray(0, 4).equals(PNG)) return refused(415, 'Unsupported image type')
  if (asked.raw.length > 1024 * 1024) return refused(413, 'The image is too large')
  const size = menu.body.size
  const { width, height } = typeof size === 'object' && size !== null ? Object(size) : {}
  if (asked.raw.readUInt32BE(16) !== width || asked.raw.readUInt32BE(20) !== height)
    return refused(400, 'The image size is different from the richmenu size')
  menu.image = asked.raw
  return done
}

const readImage: Route = ({ state }, _asked, id = '') => {
  const image = state.menus.get(id)?.image
  return image ? { status: 200, raw: image } : refused(404, 'Not found')
}

const createAlias: Route = ({ state }, asked) => {
  const { richMenuAliasId: alias, richMenuId: menu } = asked.json
  if (!/^[a-z0-9_-]{1,32}$/.test(String(alias))) return refused(400, 'invalid alias')
  if (state.aliases.has(String(alias))) return refused(400, 'conflict richmenu alias id')
  if (!state.menus.get(String(menu))?.image) return refused(400, 'richmenu not found or without an image')
  state.aliases.set(String(alias), String(menu))
  return done
}

const updateAlias: Route = ({ state }, asked, alias = '') => {
  if (!state.aliases.has(alias)) return refused(404, 'richmenu alias not found')
  if (!state.menus.get(String(asked.json.richMenuId))?.image) return refused(400, 'richmenu not found')
  state.aliases.set(alias, String(asked.json.richMenuId))
  return done
}

const readAlias: Route = ({ state }, _asked, alias = '') => {
  const menu = state.aliases.get(alias)
  return menu
    ? { status: 200, body: { richMenuAliasId: alias, richMenuId: menu } }
    : refused(404, 'richmenu alias not found')
}

const linkMenu: Route = ({ state }, _asked, user = '', menu = '') => {
  if (!state.menus.get(menu)?.image) return refused(404, 'richmenu not found')
  if (user === 'all') state.defaultMenu = menu
  else {
    const account = state.accounts.get(user)
    if (!account) return refused(404, 'user not found')
    account.menu = menu
  }
  return done
}

const bulkLink: Route = ({ state }, asked) => {
  const users = Array.isArray(asked.json.userIds) ? asked.json.userIds.map(String) : []
  if (users.length < 1 || users.length > 500) return refused(400, 'Size must be between 1 and 500')
  for (const user of users) {
    const account = state.accounts.get(user)
    if (account) account.menu = String(asked.json.richMenuId)
  }
  return { status: 202, body: {} }
}

const batch: Route = ({ state }, asked) => {
  const operations = Array.isArray(asked.json.operations) ? asked.json.operations : []
  for (const { type, from, to } of operations)
    for (const account of state.accounts.values())
      if (type === 'link' && account.menu === from) account.menu = to
  state.batches.set(asked.requestId, 'succeeded')
  return { status: 202, body: {} }
}

const progress: Route = ({ state }, asked) => {
  const phase = state.batches.get(asked.query.get('requestId') ?? '')
  if (!phase) return refused(404, 'not found')
  const time = new Date(asked.now).toISOString()
  return { status: 200, body: { phase, acceptedTime: time, completedTime: time } }
}

const testWebhook: Route = async ({ callWebhook, state }, asked) => {
  if (!state.webhook) return refused(400, 'no webhook endpoint')
  const status = await callWebhook([]).catch(() => 0)
  const success = status >= 200 && status < 300
  const timestamp = new Date(asked.now).toISOString()
  const reason = success ? 'OK' : status === 0 ? 'COULD_NOT_CONNECT' : 'ERROR_STATUS_CODE'
  return { status: 200, body: { success, timestamp, statusCode: status, reason, detail: String(status) } }
}

const setWebhook: Route = ({ state }, asked) => {
  state.webhook = String(asked.json.endpoint)
  return done
}

const menuIn = (menu: { readonly id: string; readonly body: object }) => ({
  richMenuId: menu.id,
  ...menu.body,
})

const table: readonly (readonly [string, RegExp, Route])[] = [
  ['POST', /^\/v2\/bot\/message\/reply$/, reply],
  ['POST', /^\/v2\/bot\/message\/push$/, push],
  ['GET', /^\/v2\/bot\/profile\/([^/]+)$/, profile],
  ['POST', /^\/v2\/bot\/chat\/loading\/start$/, loading],
  ['POST', /^\/oauth2\/v3\/token$/, issue],
  [
    'GET',
    /^\/v2\/bot\/info$/,
    ({ botUserId }) => ({
      status: 200,
      body: {
        userId: botUserId,
        basicId: '@kigen',
        displayName: 'Kigen',
        chatMode: 'bot',
        markAsReadMode: 'auto',
      },
    }),
  ],
  [
    'GET',
    /^\/v2\/bot\/message\/quota$/,
    ({ state: { quota } }) => ({
      status: 200,
      body: quota === undefined ? { type: 'none' } : { type: 'limited', value: quota },
    }),
  ],
  [
    'GET',
    /^\/v2\/bot\/message\/quota\/consumption$/,
    ({ state }) => ({ status: 200, body: { totalUsage: state.used } }),
  ],
  [
    'GET',
    /^\/v2\/bot\/channel\/webhook\/endpoint$/,
    ({ state }) => ({ status: 200, body: { endpoint: state.webhook, active: true } }),
  ],
  ['PUT', /^\/v2\/bot\/channel\/webhook\/endpoint$/, setWebhook],
  ['POST', /^\/v2\/bot\/channel\/webhook\/test$/, testWebhook],
  ['POST', /^\/v2\/bot\/richmenu$/, createMenu],
  [
    'GET',
    /^\/v2\/bot\/richmenu\/list$/,
    ({ state }) => ({ status: 200, body: { richmenus: [...state.menus.values()].map(menuIn) } }),
  ],
  ['POST', /^\/v2\/bot\/richmenu\/alias$/, createAlias],
  ['POST', /^\/v2\/bot\/richmenu\/alias\/([^/]+)$/, updateAlias],
  [
    'GET',
    /^\/v2\/bot\/richmenu\/alias\/list$/,
    ({ state }) => ({
      status: 200,
      body: {
        aliases: [...state.aliases].map(([richMenuAliasId, richMenuId]) => ({ richMenuAliasId, richMenuId })),
      },
    }),
  ],
  ['GET', /^\/v2\/bot\/richmenu\/alias\/([^/]+)$/, readAlias],
  ['POST', /^\/v2\/bot\/richmenu\/bulk\/link$/, bulkLink],
  ['POST', /^\/v2\/bot\/richmenu\/batch$/, batch],
  ['GET', /^\/v2\/bot\/richmenu\/progress\/batch$/, progress],
  ['POST', /^\/v2\/bot\/richmenu\/([^/]+)\/content$/, uploadImage],
  ['GET', /^\/v2\/bot\/richmenu\/([^/]+)\/content$/, readImage],
  ['DELETE', /^\/v2\/bot\/richmenu\/([^/]+)$/, deleteMenu],
  [
    'GET',
    /^\/v2\/bot\/user\/all\/richmenu$/,
    ({ state }) =>
      state.defaultMenu
        ? { status: 200, body: { richMenuId: state.defaultMenu } }
        : refused(404, 'no default richmenu'),
  ],
  ['POST', /^\/v2\/bot\/user\/([^/]+)\/richmenu\/([^/]+)$/, linkMenu],
]

function isAllowed({ state, channelId }: Rules, { path, headers, now }: Asked): boolean {
  if (path === '/oauth2/v3/token') return channelId !== ''
  const token = String(headers.authorization ?? '').replace(/^Bearer /, '')
  return (state.accessTokens.get(token) ?? 0) > now
}

/** Answers one request by LINE's rules. */
export async function answer(rules: Rules, asked: Asked): Promise<Answered> {
  if (!isAllowed(rules, asked))
    return refused(401, 'Authentication failed. Confirm that the access token in the header is valid.')
  for (const [method, pattern, route] of table) {
    const match = method === asked.method ? pattern.exec(asked.path) : null
    if (match) return route(rules, asked, ...match.slice(1).map(decodeURIComponent))
  }
  return refused(404, 'Not found')
}
