import type { PersonId } from '../../contracts/person.ts'
import type { LineCall } from './api/client.ts'

/** A turn longer than so many milliseconds shows the loading indicator. */
const A_MOMENT_MS = 800

/** The longest duration that LINE allows, in seconds. The next message removes it earlier. */
const SECONDS = 20

/** LINE allows a hundred a second; some are left for other processes. */
const AT_ONCE = 40

/** Shows LINE's loading indicator while an answer takes long, in one-to-one chats only. */
export interface Loading {
  begin(people: readonly PersonId[]): void
  end(person: PersonId): void
  stop(): void
}

/** Source: https://developers.line.biz/en/reference/messaging-api/#display-a-loading-indicator */
export function loadingIndicator(call: LineCall): Loading {
  const waiting = new Map<PersonId, NodeJS.Timeout>()
  let underWay = 0

  const show = async (person: PersonId) => {
    waiting.delete(person)
    if (underWay >= AT_ONCE) return
    underWay += 1
    const json = { chatId: person.slice('line:'.length), loadingSeconds: SECONDS }
    await call({ method: 'POST', path: '/v2/bot/chat/loading/start', json })
    underWay -= 1
  }

  const end = (person: PersonId) => {
    clearTimeout(waiting.get(person))
    waiting.delete(person)
  }

  return {
    begin: (people) => {
      for (const person of people)
        if (!waiting.has(person)) waiting.set(person, setTimeout(show, A_MOMENT_MS, person).unref())
    },
    end,
    stop: () => [...waiting.keys()].forEach(end),
  }
}
