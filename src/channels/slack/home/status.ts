import type { PersonId } from '../../../contracts/port.ts'
import { translator } from '../../../domain/language/translate.ts'
import { callFor, type Desk, languageOf, type Status } from '../context.ts'
import type { Surface } from '../receive/reply-target.ts'

/** Slack takes a status away with the answer, but the two are on their way at once: one that came later than the answer would stay. */
export function createStatus(): Status {
  const begun = new Map<string, Promise<void>>()
  const placeOf = (surface: Surface) =>
    surface.surface === 'dm' && surface.channel && surface.thread
      ? { channel_id: surface.channel, thread_ts: surface.thread }
      : undefined

  const say = async (desk: Desk, person: PersonId, place: object, status: string) => {
    const call = await callFor(desk, person)
    await call?.('assistant.threads.setStatus', { ...place, status })
  }

  return {
    begin: async (desk, person, surface) => {
      const place = placeOf(surface)
      if (!place) return
      const name = Object.values(place).join()
      const saying = languageOf(desk, person).then((language) =>
        say(desk, person, place, translator(language)('slack.status')),
      )
      begun.set(name, saying)
      await saying.finally(() => begun.delete(name))
    },
    end: async (desk, person, surface) => {
      const place = placeOf(surface)
      const saying = place && begun.get(Object.values(place).join())
      if (!place || !saying) return
      await saying.catch(() => undefined)
      await say(desk, person, place, '')
    },
  }
}
