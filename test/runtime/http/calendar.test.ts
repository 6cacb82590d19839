import { randomBytes } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Delivery } from '../../../src/contracts/delivery.ts'
import { CALENDAR_LINK, type Message } from '../../../src/contracts/message.ts'
import type { PersonRecord } from '../../../src/domain/conversation/state/record.ts'
import { dayInJapan } from '../../../src/domain/dates/day.ts'
import { openFeed } from '../../../src/pipeline/calendar/feed.ts'
import { withCalendarLinks } from '../../../src/pipeline/calendar/links.ts'
import { calendarRoutes } from '../../../src/runtime/http/calendar.ts'
import type { OpenStore } from '../../../src/store/open.ts'
import { PENDING, personWith } from '../../domain/reminders/people.ts'
import { newStore } from '../../store/databases.ts'
import { keeping } from '../../store/helpers.ts'

const AN = 'line:Uan'
const NOW = Date.parse('2026-11-22T12:00:00+09:00')
let store: OpenStore
let close: () => void
let url: string
let events = 0

/** Keeps a record as a turn does. */
async function keep(record: PersonRecord | undefined): Promise<void> {
  events += 1
  const at = NOW + events
  await store.accept([{ key: `k${events}`, person: AN, incoming: { kind: 'start' }, at }], at)
  await store.runTurns(AN, keeping(record), { now: at, leaseMs: 1_000 })
}

const link = (query = ''): Message => ({
  kind: 'text',
  audience: 'personal',
  language: 'en',
  notice: '',
  text: '',
  buttons: [],
  links: [{ label: 'open', url: CALENDAR_LINK + query }],
})

async function addressOf(query = ''): Promise<string> {
  const prepare = withCalendarLinks({ values: store.values, person: store.person, publicUrl: url })
  const delivery: Delivery = {
    id: 'd',
    person: AN,
    messages: [link(query)],
    cause: 'reply',
    priority: 10,
    attempts: 0,
  }
  const [message] = (await prepare(delivery)).messages
  return (message?.kind === 'text' && message.links?.[0]?.url) || ''
}

beforeEach(async () => {
  store = await newStore({ now: () => NOW })
  const feed = openFeed({
    values: store.values,
    person: store.person,
    now: () => NOW,
    today: () => dayInJapan(NOW),
  })
  const server = express().use(calendarRoutes({ feed })).listen(0)
  await new Promise((resolve) => server.once('listening', resolve))
  const { port }: Pick<AddressInfo, 'port'> = JSON.parse(JSON.stringify(server.address()))
  url = `http://127.0.0.1:${port}`
  close = () => server.close()
  await keep(personWith(PENDING))
})

afterEach(async () => {
  close()
  await store.close()
})

/** The content lines of a calendar, unfolded as RFC 5545 §3.1 says. */
function linesOf(ics: string): readonly string[] {
  expect(ics.endsWith('\r\n') || !ics.includes('\n\n')).toBe(true)
  for (const line of ics.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  return ics.replace(/\r\n[ \t]/g, '').split('\r\n')
}

describe('GET /calendar/TOKEN.ics', () => {
  it('is a calendar of all-day events on the days in Japan, with alarms on the last open day', async () => {
    const response = await fetch(await addressOf())
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    expect(response.headers.get('cache-control')).toContain('private')
    const lines = linesOf(await response.text())
    expect(lines[0]).toBe('BEGIN:VCALENDAR')
    expect(lines).toContain('VERSION:2.0')
    expect(lines).toContain('METHOD:PUBLISH')
    expect(lines.filter((line) => line.startsWith('PRODID:'))).toHaveLength(1)
    const starts = lines.filter((line) => line.startsWith('DTSTART;'))
    expect(starts).toEqual(
      ['20261225', '20261227', '20270226', '20270227'].map((on) => `DTSTART;VALUE=DATE:${on}`),
    )
    expect(lines.filter((line) => line.startsWith('DTEND')).at(0)).toBe('DTEND;VALUE=DATE:20261226')
    expect(lines.filter((line) => line.startsWith('TRIGGER'))).toEqual([
      'TRIGGER:-PT14H',
      'TRIGGER:-P6DT14H',
      'TRIGGER:-PT14H',
      'TRIGGER:-P6DT14H',
    ])
    expect(
      lines
        .filter((line) => line.startsWith('UID:'))
        .every((line) => /^UID:[A-Za-z0-9]{12}-(open|last)-[0-9a-f]{16}@kigen$/.test(line)),
    ).toBe(true)
    for (const name of ['UID', 'DTSTAMP', 'SEQUENCE', 'SUMMARY', 'STATUS'])
      expect(lines.filter((line) => line.startsWith(`${name}`)).length, name).toBeGreaterThanOrEqual(4)
  })

  it.each(['America/Los_Angeles', 'Pacific/Kiritimati', 'Asia/Tokyo'])(
    'is the same calendar on a server in %s, written at a moment in UTC',
    async (zone) => {
      const own = await (await fetch(await addressOf())).text()
      const before = process.env.TZ
      process.env.TZ = zone
      try {
        const there = await (await fetch(await addressOf())).text()
        expect(there).toBe(own)
        expect(
          linesOf(there)
            .filter((line) => line.startsWith('DTSTART;'))
            .at(0),
        ).toBe('DTSTART;VALUE=DATE:20261225')
        for (const line of linesOf(there).filter((one) => one.startsWith('DTSTAMP')))
          expect(line).toMatch(/^DTSTAMP:\d{8}T\d{6}Z$/)
      } finally {
        if (before === undefined) delete process.env.TZ
        else process.env.TZ = before
      }
    },
  )

  it('keeps its identity and says the same bytes while nothing changes; cancels with a higher number', async () => {
    const address = await addressOf()
    const first = await (await fetch(address)).text()
    expect(await (await fetch(address)).text()).toBe(first)
    await keep(personWith({ ...PENDING, 'card-until': '2027-02-27', 'special-extension': 'yes' }))
    const lines = linesOf(await (await fetch(address)).text())
    expect(lines.filter((line) => line === 'STATUS:CANCELLED')).toHaveLength(2)
    expect(lines.filter((line) => line === 'SEQUENCE:1')).toHaveLength(2)
  })

  it('is valid without an event, too', async () => {
    await keep(personWith({}))
    const lines = linesOf(await (await fetch(await addressOf())).text())
    expect(lines).toContain('BEGIN:VTIMEZONE')
    expect(lines).not.toContain('BEGIN:VEVENT')
  })

  it('gives one event to download', async () => {
    const all = linesOf(await (await fetch(await addressOf())).text())
    const uid = all.find((line) => line.startsWith('UID:'))?.slice(4, 16)
    const response = await fetch(await addressOf(`?event=${uid}`))
    expect(response.headers.get('content-disposition')).toContain('attachment')
    expect(linesOf(await response.text()).filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(2)
    expect((await fetch(await addressOf('?event=nothing'))).status).toBe(404)
  })

  it('has an address of 256 random bits that stays the same, and is not kept in the clear', async () => {
    const address = await addressOf()
    expect(await addressOf()).toBe(address)
    const token = /calendar\/([\w-]{43})\.ics$/.exec(address)?.[1] ?? ''
    expect(Buffer.from(token, 'base64url')).toHaveLength(32)
    for (const { name } of await store.values.list('')) expect(name).not.toContain(token)
  })

  it('knows no other address, and no longer one that was renewed, switched off, or whose person is gone', async () => {
    const old = await addressOf()
    for (const path of [randomBytes(32).toString('base64url'), 'x', '..%2f', 'a'.repeat(43)])
      expect((await fetch(`${url}/calendar/${path}.ics`)).status).toBe(404)
    await keep(personWith(PENDING, { calendar: { address: 1, on: true } }))
    expect((await fetch(old)).status).toBe(404)
    const renewed = await addressOf()
    expect(renewed).not.toBe(old)
    expect((await fetch(renewed)).status).toBe(200)
    await keep(personWith(PENDING, { calendar: { address: 2, on: false } }))
    expect((await fetch(renewed)).status).toBe(404)
    await keep(personWith(PENDING, { calendar: { address: 2, on: true } }))
    const third = await addressOf()
    expect((await fetch(third)).status).toBe(200)
    expect((await fetch(renewed)).status).toBe(404)
    await store.erase(AN, NOW)
    expect((await fetch(third)).status).toBe(404)
    expect(await store.values.list('')).toEqual([])
  })
})
