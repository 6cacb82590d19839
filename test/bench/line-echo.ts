import { LineBotClient, middleware } from '@line/bot-sdk'
import express from 'express'

/** The reference: the echo bot of LINE's own SDK on a bare express; keeps nothing, answers with what it heard. */
const { LINE_CHANNEL_SECRET = '', LINE_CHANNEL_ACCESS_TOKEN = '', LINE_API_BASE_URL = '' } = process.env
const client = LineBotClient.fromChannelAccessToken({
  channelAccessToken: LINE_CHANNEL_ACCESS_TOKEN,
  apiBaseURL: LINE_API_BASE_URL,
})
const app = express()
app.post('/line/webhook', middleware({ channelSecret: LINE_CHANNEL_SECRET }), async (request, response) => {
  for (const event of request.body.events) {
    const text = event.postback?.data ?? event.message?.text ?? 'hello'
    await client.replyMessage({ replyToken: event.replyToken, messages: [{ type: 'text', text }] })
  }
  response.status(200).end()
})
const server = app.listen(0, '127.0.0.1', () => {
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  process.stdout.write(`${JSON.stringify({ port })}\n`)
})
