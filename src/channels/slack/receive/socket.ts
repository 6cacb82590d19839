import { SocketModeReceiver } from '@slack/bolt'
import { z } from 'zod'
import { clientOptions, silent } from '../api/client.ts'
import type { SlackContext } from '../context/context.ts'
import { handleRequest } from './request-handler.ts'
import { keepConnected } from './socket-connection.ts'

const envelope = z.object({
  body: z.unknown(),
  ack: z.custom<(response?: unknown) => Promise<void>>((value) => typeof value === 'function'),
})

/**
 * Socket Mode, for development. Bolt opens the connection; requests are handled as over HTTP.
 * An envelope that could not be kept is not acknowledged, and Slack sends it again.
 */
export function createSocket(context: SlackContext, appToken: string) {
  const receiver = new SocketModeReceiver({
    appToken,
    logger: silent,
    // Bolt's own reconnecting gives up, and ends the process, when Slack's API is down.
    autoReconnectEnabled: false,
    installerOptions: { clientOptions: clientOptions(context.settings) },
  })
  const take = async ({ body: came, ack }: z.infer<typeof envelope>) => {
    const { status, body } = await handleRequest(context, came)
    if (status === 200) await ack(body)
  }
  receiver.client.on('slack_event', (args: unknown) => {
    const read = envelope.safeParse(args)
    if (!read.success) return
    // The socket may be closed before the acknowledgement: Slack sends the envelope again.
    take(read.data).catch(() => context.log.warn({}, 'slack: an envelope could not be acknowledged'))
  })
  return keepConnected(
    {
      open: async () => void (await receiver.start()),
      close: async () => void (await receiver.stop()),
      onLost: (then) => void receiver.client.on('disconnected', then),
    },
    context.log,
  )
}
