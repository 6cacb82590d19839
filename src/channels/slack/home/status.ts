import type { PersonId } from '../../../contracts/person.ts'
import { translator } from '../../../domain/language/translate.ts'
import { callFor, languageOf, type SlackContext, type Status } from '../context/context.ts'
import type { ReplyTarget } from '../context/reply-target.ts'

/** Creates the status. Slack clears it with the answer; a status that arrives after the answer would stay, so it is cleared here. */
export function createStatus(): Status {
  const begun = new Map<string, Promise<void>>()
  const placeOf = (surface: ReplyTarget) =>
    surface.surface === 'dm' && surface.channel && surface.thread
      ? { channel_id: surface.channel, thread_ts: surface.thread }
      : undefined

  const say = async (context: SlackContext, person: PersonId, place: object, status: string) => {
    const call = await callFor(context, person)
    await call?.('assistant.threads.setStatus', { ...place, status })
  }

  return {
    begin: async (context, person, surface) => {
      const place = placeOf(surface)
      if (!place) return
      const name = Object.values(place).join()
      const saying = languageOf(context, person).then((language) =>
        say(context, person, place, translator(language)('slack.status')),
      )
      begun.set(name, saying)
      await saying.finally(() => begun.delete(name))
    },
    end: async (context, person, surface) => {
      const place = placeOf(surface)
      const saying = place && begun.get(Object.values(place).join())
      if (!place || !saying) return
      await saying.catch(() => undefined)
      await say(context, person, place, '')
    },
  }
}
