import type { Language } from '../contracts/languages.ts'
import type { PersonRecord } from '../domain/conversation/state/record.ts'
import type { Day } from '../domain/dates/day.ts'
import { translator } from '../domain/language/translate.ts'
import type { TurnInput, TurnResult } from '../domain/turn.ts'
import { stackPlaces } from '../support/error-facts.ts'
import type { TurnHandler } from './turn-runner.ts'

/** What the operator learns about a failed turn: the place in the code, never the person's words. */
export interface TurnFault {
  readonly event: string
  readonly kind: string
  readonly code: string
  readonly at: readonly string[]
}

/** The ports of `withErrorBoundary`. */
export interface ErrorBoundaryPorts {
  readonly turn: (input: TurnInput) => TurnResult
  /** Computes the reminders of an unchanged record after a turn failed. */
  readonly schedule: (record: PersonRecord, today: Day) => TurnResult['reminders']
  readonly today: () => Day
  readonly onFault: (fault: TurnFault) => void
}

function codeOf(fault: unknown): string {
  if (fault instanceof Error && 'code' in fault && typeof fault.code === 'string') return fault.code
  return fault instanceof Error ? fault.name : typeof fault
}

function apology(language: Language): TurnResult['messages'] {
  const t = translator(language)
  const words = t('error.ours')
  return [
    {
      kind: 'text',
      audience: 'personal',
      language,
      notice: words,
      text: words,
      buttons: [
        { label: t('button.home'), action: { do: 'home' } },
        { label: t('button.human'), action: { do: 'human' } },
      ],
    },
  ]
}

function keptSchedule(ports: ErrorBoundaryPorts, record: PersonRecord | undefined): TurnResult['reminders'] {
  try {
    return record ? ports.schedule(record, ports.today()) : []
  } catch {
    return []
  }
}

/**
 * Catches errors of the turn. The person gets an apology in their language, record and reminders stay, and
 * the operator is told where it failed. Without this, the event would be retried forever.
 */
export function withErrorBoundary(ports: ErrorBoundaryPorts): TurnHandler {
  return ({ key, person, incoming, languageHint, zoneHint }, record) => {
    try {
      return ports.turn({
        record,
        incoming,
        today: ports.today(),
        ...(languageHint && { languageHint }),
        ...(zoneHint && { zoneHint }),
        ...(person.startsWith('web:') && { onPageOnly: true }),
      })
    } catch (fault) {
      ports.onFault({ event: key, kind: incoming.kind, code: codeOf(fault), at: stackPlaces(fault) })
      return { record, messages: apology(record?.language ?? 'en'), reminders: keptSchedule(ports, record) }
    }
  }
}
