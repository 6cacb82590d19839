import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { LineRequest } from '../../../src/channels/line/api/client.ts'
import { loadingIndicator } from '../../../src/channels/line/loading.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

function indicator() {
  const asked: LineRequest[] = []
  const loading = loadingIndicator(async (request) => {
    asked.push(request)
    return { kind: 'answered', status: 202, body: {} }
  })
  return { asked, loading }
}

describe('the loading indicator', () => {
  test('shows when an answer takes longer than a moment', async () => {
    const { asked, loading } = indicator()
    loading.begin(['line:U1'])
    await vi.advanceTimersByTimeAsync(1_000)
    expect(asked).toEqual([
      { method: 'POST', path: '/v2/bot/chat/loading/start', json: { chatId: 'U1', loadingSeconds: 20 } },
    ])
  })

  test('does not show when the answer is quick', async () => {
    const { asked, loading } = indicator()
    loading.begin(['line:U1', 'line:U1'])
    loading.end('line:U1')
    await vi.advanceTimersByTimeAsync(5_000)
    expect(asked).toEqual([])
  })

  test('never asks for more than LINE takes, however many wait', async () => {
    const asked: LineRequest[] = []
    const loading = loadingIndicator(async (request) => {
      asked.push(request)
      return new Promise(() => undefined)
    })
    loading.begin(Array.from({ length: 500 }, (_, i) => `line:U${i}` as const))
    await vi.advanceTimersByTimeAsync(1_000)
    expect(asked.length).toBeLessThanOrEqual(100)
  })

  test('is over when the channel stops', async () => {
    const { asked, loading } = indicator()
    loading.begin(['line:U1'])
    loading.stop()
    await vi.advanceTimersByTimeAsync(5_000)
    expect(asked).toEqual([])
  })
})
