import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { environment } from '../../../src/runtime/settings/environment.ts'
import { SettingsError } from '../../../src/runtime/settings/fault.ts'
import { describeSettings, readSettings } from '../../../src/runtime/settings/settings.ts'

const KEY = Buffer.alloc(32, 7).toString('base64')

function faultsOf(source: Record<string, string>): readonly string[] {
  try {
    readSettings(source)
  } catch (fault) {
    if (fault instanceof SettingsError) return fault.faults
    throw fault
  }
  return []
}

describe('settings that fit', () => {
  it('need nothing at all: web chat, an embedded database, reminders by day', () => {
    const settings = readSettings({})
    expect(settings).toMatchObject({
      production: false,
      host: '127.0.0.1',
      port: 3000,
      publicUrl: 'http://localhost:3000',
      databaseUrl: 'sqlite:./data/kigen.db',
      reminderHours: { from: 9, to: 20 },
      workers: { web: true, reminders: true },
      line: { on: false },
      slack: { on: false },
    })
  })

  it('count an empty text as not set', () => {
    expect(readSettings({ PORT: '', LINE_CHANNEL_ID: '' })).toEqual(readSettings({}))
  })

  it('follow the port in the public address, and drop its last slash', () => {
    expect(readSettings({ PORT: '8080' }).publicUrl).toBe('http://localhost:8080')
    expect(readSettings({ PUBLIC_URL: 'https://kigen.example.jp/' }).publicUrl).toBe(
      'https://kigen.example.jp',
    )
  })

  it('turn LINE on with a secret and a token, or a channel id for stateless tokens', () => {
    const long = readSettings({
      LINE_CHANNEL_SECRET: 'aaaaaaaa,bbbbbbbb',
      LINE_CHANNEL_ACCESS_TOKEN: 'tokentoken',
    })
    expect(long.line).toMatchObject({
      on: true,
      secrets: ['aaaaaaaa', 'bbbbbbbb'],
      token: { kind: 'long-lived' },
    })
    const stateless = readSettings({ LINE_CHANNEL_SECRET: 'aaaaaaaa', LINE_CHANNEL_ID: '1650000000' })
    expect(stateless.line).toMatchObject({ on: true, token: { kind: 'stateless', channelId: '1650000000' } })
  })

  it('turn Slack on for one workspace, for many, and for Socket Mode', () => {
    const one = readSettings({ SLACK_SIGNING_SECRET: 'ssssssss', SLACK_BOT_TOKEN: 'xoxb-1' })
    expect(one.slack).toMatchObject({ on: true, install: { kind: 'one-workspace' }, invites: true })
    const many = readSettings({
      SLACK_SIGNING_SECRET: 'ssssssss',
      SLACK_CLIENT_ID: '1.2',
      SLACK_CLIENT_SECRET: 'cccccccc',
      SLACK_STATE_SECRET: 'tttttttt',
    })
    expect(many.slack).toMatchObject({ on: true, install: { kind: 'oauth' } })
    const socket = readSettings({
      SLACK_BOT_TOKEN: 'xoxb-1',
      SLACK_APP_TOKEN: 'xapp-1',
      SLACK_INVITES: 'off',
    })
    expect(socket.slack).toMatchObject({ on: true, appToken: 'xapp-1', invites: false })
  })

  it('hold several data keys for rotation, roles, closed days', () => {
    const settings = readSettings({
      DATA_KEY: `${KEY}, ${KEY}`,
      WORKERS: 'reminders',
      CLOSED_DAYS: '2026-12-28',
    })
    expect(settings.dataKeys).toHaveLength(2)
    expect(settings.workers).toEqual({ web: false, reminders: true })
    expect(settings.closedDays).toEqual(['2026-12-28'])
  })
})

describe('settings that do not fit', () => {
  it('are all told at once, each with its name, what is wrong and an example', () => {
    const faults = faultsOf({
      PORT: 'door',
      DATABASE_URL: 'mysql://x',
      REMINDER_HOURS: '20-9',
      DATA_KEY: 'short',
    })
    expect(faults).toHaveLength(4)
    for (const fault of faults) expect(fault).toMatch(/^[A-Z_]+ .+ \(for example .+\)$/)
    expect(faults.map((fault) => fault.split(' ')[0])).toEqual([
      'PORT',
      'DATABASE_URL',
      'DATA_KEY',
      'REMINDER_HOURS',
    ])
  })

  it.each([
    [{ NODE_ENV: 'production' }, ['DATA_KEY', 'PUBLIC_URL']],
    [{ LINE_CHANNEL_SECRET: 'aaaaaaaa' }, ['LINE_CHANNEL_ACCESS_TOKEN']],
    [{ LINE_CHANNEL_ID: '1' }, ['LINE_CHANNEL_SECRET']],
    [{ SLACK_SIGNING_SECRET: 'ssssssss' }, ['SLACK_BOT_TOKEN']],
    [{ SLACK_BOT_TOKEN: 'xoxb-1' }, ['SLACK_SIGNING_SECRET']],
    [
      { SLACK_SIGNING_SECRET: 'ssssssss', SLACK_CLIENT_ID: '1.2' },
      ['SLACK_CLIENT_SECRET', 'SLACK_STATE_SECRET'],
    ],
    [{ SLACK_API_URL: 'https://slack.com/api' }, ['SLACK_API_URL']],
    [{ WORKERS: 'web,cook' }, ['WORKERS']],
    [{ CLOSED_DAYS: '2026-02-30' }, ['CLOSED_DAYS']],
    [{ PUBLIC_URL: 'ftp://x' }, ['PUBLIC_URL']],
  ])('%j names %j', (source, names) => {
    expect(faultsOf(source).map((fault) => fault.split(' ')[0])).toEqual(names)
  })

  it('never repeat a value, which may be a secret', () => {
    const faults = faultsOf({ DATA_KEY: 'MARKED', SLACK_BOT_TOKEN: 'MARKED', LINE_CHANNEL_SECRET: 'MARKED' })
    expect(faults.length).toBeGreaterThan(2)
    expect(faults.join('\n')).not.toContain('MARKED')
  })

  it('refuse Socket Mode in production', () => {
    const source = {
      NODE_ENV: 'production',
      DATA_KEY: KEY,
      PUBLIC_URL: 'https://k.example',
      SLACK_BOT_TOKEN: 'xoxb-1',
      SLACK_APP_TOKEN: 'xapp-1',
    }
    expect(faultsOf(source).join()).toContain('SLACK_APP_TOKEN')
  })
})

describe('what start prints', () => {
  it('says of each part whether it is on, and which setting would turn it on', () => {
    const lines = describeSettings(readSettings({}))
    expect(lines).toContain('LINE: off: set LINE_CHANNEL_SECRET and LINE_CHANNEL_ACCESS_TOKEN')
    expect(lines).toContain('Slack: off: set SLACK_SIGNING_SECRET and SLACK_BOT_TOKEN')
  })

  it('holds no secret', () => {
    const settings = readSettings({
      LINE_CHANNEL_SECRET: 'MARKEDMARKED',
      LINE_CHANNEL_ACCESS_TOKEN: 'MARKEDMARKED',
      DATABASE_URL: 'postgres://kigen:MARKED@db/kigen',
    })
    expect(describeSettings(settings).join('\n')).not.toContain('MARKED')
  })
})

describe('.env.example', () => {
  it('names every setting and nothing else', () => {
    const text = readFileSync(new URL('../../../.env.example', import.meta.url), 'utf8')
    const named = [...text.matchAll(/^# ?([A-Z_]+)=/gm)].map((match) => match[1])
    expect(new Set(named)).toEqual(new Set(Object.keys(environment.shape)))
  })
})
