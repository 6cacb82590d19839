import type { Question } from '../../../../flows/flow.ts'
import { isDay } from '../../dates/day.ts'
import { type Talk, wholeDay } from '../context/turn-context.ts'
import { townName } from '../state/towns.ts'

/** An answer as the person reads it: a day whole, a choice by its label, a town by its name. */
export function showAnswer(talk: Pick<Talk, 't' | 'language'>, question: Question, value: string): string {
  if (value === 'unsure') return talk.t('choice.unsure')
  if (isDay(value)) return wholeDay(talk, value)
  if (question.kind === 'town') return townName(talk, value)
  return talk.t(`choice.${question.id}.${value}`)
}
