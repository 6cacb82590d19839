import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, describe, expect, it } from 'vitest'
import { converseInTerminal } from '../../../src/channels/terminal/dialogue.ts'
import type { Incoming } from '../../../src/contracts/incoming.ts'
import { question, text as words } from '../web/examples.ts'

async function* typed(...lines: string[]) {
  yield* lines
}

describe('a dialogue', () => {
  it('begins by itself, taps by number, says the rest in words, and passes over empty lines', async () => {
    const came: Incoming[] = []
    const shown: string[] = []
    const language = await converseInTerminal({
      lines: typed('2', '', '2027-03-05'),
      say: async (incoming) => {
        came.push(incoming)
        return incoming.kind === 'start' ? [question()] : [words('はい。', [], 'ja')]
      },
      print: (text) => shown.push(text),
      prompt: () => {},
    })
    expect(came).toEqual([
      { kind: 'start' },
      { kind: 'action', action: { do: 'answer', card: '1', on: 'whose', value: "My child's" } },
      { kind: 'text', text: '2027-03-05' },
    ])
    expect(shown).toHaveLength(3)
    expect(language).toBe('ja')
  })
})

const folder = mkdtempSync(join(tmpdir(), 'kigen-chat-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function chat(input: string, ...options: string[]) {
  const child = spawn(process.execPath, ['src/tools/chat.ts', ...options])
  child.stdin.end(input)
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve))
  return { out: await text(child.stdout), faults: await text(child.stderr), code: await ended }
}

describe('npm run chat', () => {
  it('answers every piped line and ends kindly', async () => {
    const { out, faults, code } = await chat('1\nlanguage\n2\n', '--today', '2026-11-22', '--language', 'en')
    expect({ faults, code }).toEqual({ faults: '', code: 0 })
    expect(out).toContain('> 1\n')
    expect(out.trimEnd().endsWith('いつでもまた話しかけてください。')).toBe(true)
  })

  it('begins in the language that is asked for', async () => {
    expect((await chat('', '--language', 'ja')).out).toContain('マイナンバーカード')
  })

  it('goes on where it was when it is kept in a store', async () => {
    const store = `sqlite:${join(folder, 'chat.db')}`
    const first = await chat('1\n', '--store', store, '--language', 'en')
    const again = await chat('', '--store', store, '--language', 'en')
    expect([first.code, again.code]).toEqual([0, 0])
    expect(again.out).not.toContain('Hello')
    const asked = first.out
      .split('> 1\n')[1]
      ?.split('\n')
      .find((line) => line.trim() !== '')
    expect(asked && again.out).toContain(asked)
  })

  it.each([
    ['--today', 'tomorrow'],
    ['--language', 'tlh'],
    ['--store', 'mysql://x'],
    ['--nonsense', 'x'],
  ])('%s %s is told with how to use it', async (...options) => {
    const { faults, code } = await chat('', ...options)
    expect(code).toBe(2)
    expect(faults).toContain('npm run chat --')
  })
})
