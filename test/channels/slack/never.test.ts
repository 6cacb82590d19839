import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { clientOptions } from '../../../src/channels/slack/api/client.ts'

const folder = new URL('../../../src/channels/slack/', import.meta.url)
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.ts'),
)
const code = files.map((name) => readFileSync(new URL(name, folder), 'utf8')).join('\n')

describe('R14: what is never used', () => {
  test.each([
    ['scheduled messages: they do not post with metadata', /scheduleMessage/],
    ['an unpublished key', /client_msg_id/],
    ['an acknowledgement as durability', /processBeforeResponse/],
    ['Bolt’s App, its conversation store and its assistant’s context', /new App\(|convoStore|new Assistant/],
    ['a switch that turns the signature off', /signatureVerification/],
  ])('%s', (_, word) => {
    expect(files.length).toBeGreaterThan(30)
    expect(code).not.toMatch(word)
  })

  test('the client makes one attempt, waits behind no limit, gives up in time, and shares no headers', () => {
    const options = clientOptions({
      install: { kind: 'one-workspace', botToken: 'x' },
      apiUrl: 'https://slack.com/api/',
      publicUrl: 'https://x',
      invites: true,
    })
    expect(options).toMatchObject({
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      timeout: 10_000,
    })
    expect(options).not.toHaveProperty('headers')
  })
})
