import { SocketModeReceiver } from '@slack/bolt'
import { z } from 'zod'
import type { SlackContext } from '../context.ts'
import { clientOptions, silent } from '../send/api.ts'
import { handleRequest } from './request-handler.ts'

const envelope = z.object({
  body: z.unknown(),
  ack: z.custom<(response?: unknown) => Promise<void>>((value) => typeof value === 'function'),
})

/**
 * Socket Mode, for development: Bolt keeps the connection, everything after it is the same way as over HTTP.
 * An envelope that could not be kept is not acknowledged; Slack brings it again.
 */
export function createSocket(context: SlackContext, appToken: string) {
  const receiver = new SocketModeReceiver({
    appToken,
    logger: silent,
    installerOptions: { clientOptions: clientOptions(context.settings) },
  })
  receiver.client.on('slack_event', async (args: unknown) => {
    const read = envelope.safeParse(args)
    if (!read.success) return
    const { status, body } = await handleRequest(context, read.data.body)
    if (status === 200) await read.data.ack(body)
  })
  return {
    start: async () => void (await receiver.start()),
    stop: async () => void (await receiver.stop()),
  }
}
