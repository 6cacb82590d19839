import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'

/** A platform at its worst: it answers in every way there is and repeats in its words what it was sent. */
export interface Mirror {
  readonly url: string
  /** How often it was called. */
  readonly calls: () => number
  close(): Promise<void>
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part)
  return `${request.url} ${request.headers.authorization} ${Buffer.concat(parts).toString('utf8')}`
}

const STATUSES = [400, 200, 401, 500, 403, 404, 429, 200, 409, 503]

/** Starts it on a free port of this machine. */
export async function startMirror(): Promise<Mirror> {
  let calls = 0
  const server = createServer(async (request, response) => {
    const input = await bodyOf(request)
    const [, elsewhere] = /^\/redirect\/(.+)$/.exec(request.url ?? '') ?? []
    if (elsewhere) {
      response.writeHead(307, { location: decodeURIComponent(elsewhere) }).end()
      return
    }
    // Slack is asked whether the token is really gone, before an uninstall erases.
    if (request.url?.endsWith('/auth.test')) {
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ ok: false, error: 'token_revoked', message: input }))
      return
    }
    const status = STATUSES[calls % STATUSES.length] ?? 500
    calls += 1
    if (calls % 7 === 0) return void response.destroy()
    const details = [{ message: input, property: input }]
    response.writeHead(status, { 'content-type': 'application/json', 'x-line-request-id': 'r' })
    response.end(JSON.stringify({ ok: false, error: input, message: input, details }))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    calls: () => calls,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
