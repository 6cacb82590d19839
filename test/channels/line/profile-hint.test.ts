import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { lineCall } from '../../../src/channels/line/api/client.ts'
import { authorised, tokenSource } from '../../../src/channels/line/api/token.ts'
import { languageHint } from '../../../src/channels/line/profile-hint.ts'
import type { PersonId } from '../../../src/contracts/person.ts'
import { type StandInLine, startLine } from '../../platforms/line/line.ts'
import { memoryPorts, rememberingLog } from './ports.ts'

let line: StandInLine
beforeAll(async () => {
  line = await startLine()
})
afterAll(() => line.close())
beforeEach(() => {
  line.requests.length = 0
  line.faults = () => undefined
})

function asker(known: readonly PersonId[] = []) {
  const ports = { ...memoryPorts(), isKnown: async (person: PersonId) => known.includes(person) }
  const open = lineCall(line.url, rememberingLog())
  const settings = { secrets: [], token: { kind: 'long-lived', token: line.accessToken } as const }
  return languageHint(
    authorised(open, tokenSource(settings, { call: open, ports, log: rememberingLog() })),
    ports,
  )
}

describe('the language of a profile', () => {
  test('is asked for at first contact, once for many events at the same time', async () => {
    const phone = line.person({ language: 'vi-VN' })
    const hint = asker()
    expect(await Promise.all([hint.ask(`line:${phone.id}`), hint.ask(`line:${phone.id}`)])).toEqual([
      'vi-VN',
      'vi-VN',
    ])
    expect(line.requests).toHaveLength(1)
  })

  test('is not asked for when the person is known', async () => {
    const person: PersonId = `line:${line.person({ language: 'vi' }).id}`
    const hint = asker([person])
    expect(hint.knows(person), 'not before it was looked up').toBe(false)
    expect([await hint.ask(person), await hint.ask(person)]).toEqual([undefined, undefined])
    expect(hint.knows(person)).toBe(true)
    expect(line.requests).toEqual([])
  })

  test('may be missing, and so may the profile', async () => {
    expect(await asker().ask(`line:${line.person().id}`)).toBeUndefined()
    expect(await asker().ask(`line:${line.person({ friend: false }).id}`)).toBeUndefined()
  })

  test('that LINE does not tell in time keeps nobody waiting', async () => {
    line.faults = () => ({ kind: 'hang-before' })
    expect(await asker().ask(`line:${line.person({ language: 'ja' }).id}`)).toBeUndefined()
  })
})
