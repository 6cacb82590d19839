import type { Router } from 'express'
import type { Sender } from '../../contracts/delivery.ts'
import { chatRoutes } from './chat.ts'
import { pageRoutes } from './page.ts'
import { plainRoutes } from './plain/routes.ts'
import type { WebOptions, WebPorts } from './shared/ports.ts'
import { openStreams } from './streams.ts'

/** The web chat: routes, sender, and how to close open streams before the server stops. */
export interface WebChannel {
  readonly router: Router
  readonly sender: Sender
  close(): void
}

/** Opens the web chat: the page at `/`, its files under `/web`, the conversation under `/chat`. */
export function webChannel(ports: WebPorts, options: WebOptions): WebChannel {
  const streams = openStreams(ports, options)
  const router = pageRoutes({ publicUrl: options.publicUrl, plain: ports.plain })
    .use(plainRoutes(ports, options))
    .use('/chat', chatRoutes(ports, options, streams))
  const sender: Sender = {
    channel: 'web',
    // The delivery is already in the outbox; an open page is told to fetch it, others find it later.
    async send({ person }) {
      streams.wake(person)
      return { state: 'sent' }
    },
  }
  return { router, sender, close: streams.close }
}
