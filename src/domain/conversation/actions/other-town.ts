import type { Question } from '../../../../flows/flow.ts'
import { readsJapanese } from '../../../contracts/languages.ts'
import type { Municipality } from '../../language/places/municipalities.ts'
import type { TurnContext, TurnReply } from '../context/turn-context.ts'
import { cardOf } from '../state/cards.ts'
import { ELSEWHERE } from '../state/towns.ts'
import { keepAnswer } from './answering.ts'

/** The name as it is said back: the official one, or in Latin letters alone where several municipalities share it. */
function shown({ language }: TurnContext, named: readonly Municipality[]): string {
  const official = [...new Set(named.map(({ ja }) => ja))]
  const [first] = named
  if (readsJapanese(language) || !first) return official.join('・')
  return official.length === 1 ? `${first.en} (${first.ja})` : first.en
}

/** Handles a municipality of whose practice nothing is known: says so with its name, and keeps only that it is another one. */
export function takeOtherTown(
  context: TurnContext,
  question: Question,
  named: readonly Municipality[],
): TurnReply {
  const notes = [context.t('chat.town-unknown', { town: shown(context, named) })]
  return keepAnswer(context, cardOf(context.record), question, ELSEWHERE, { notes })
}
