import { hash } from 'node:crypto'
import type { PlannedReminder } from './planned-reminder.ts'

const SIZE = 12

/**
 * The permanent id of a step with its deadline, for one card, so that replanning recognises it. Hashed: rows,
 * logs and buttons reveal neither day nor subject.
 */
export function stepId(card: string, action: string, deadline: string): string {
  const digest = hash('sha256', `${card}\n${action}\n${deadline}`, 'base64url')
  return digest.replace(/[-_]/g, 'x').slice(0, SIZE)
}

/** The id of one reminder of a step: `stage` says which (`30`, `soon`, `after-1`). */
export function reminderId(step: string, stage: string): string {
  return `${step}${stepId(step, 'stage', stage).slice(0, 6)}`
}

/** The step that a reminder's id belongs to; a step's own id gives itself. */
export const stepOf = (id: string): string => id.slice(0, SIZE)

/** A reminder's kind: its step and its stage. */
export function kindOf(action: string, stage: string): string {
  return `${action}:${stage}`
}

/** Reads the step and the stage from a kind. */
export function readKind({ kind }: Pick<PlannedReminder, 'kind'>): { action: string; stage: string } {
  const [action = '', stage = ''] = kind.split(':')
  return { action, stage }
}
