import type { Language } from '../contracts/languages.ts'
import type { PersonRecord } from '../domain/conversation/state/record.ts'
import type { Day } from '../domain/dates/day.ts'
import { translator } from '../domain/language/translate.ts'
import type { TurnInput, TurnResult } from '../domain/turn.ts'
import { stackPlaces } from '../support/error-facts.ts'
import type { TurnHandler } from './pipeline-ports.ts'

/** What an operator hears of a turn that broke: where, never what the person said. */
export interface TurnFault {
  readonly event: string
  readonly kind: string
  readonly code: string
  readonly at: readonly string[]
}

/** What `safeTurn` guards. */
export interface ErrorBoundaryPorts {
  readonly turn: (input: TurnInput) => TurnResult
  /** The schedule of a record as it stands, when the turn itself is broken. */
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
 * The turn as the store runs it. A turn that throws must neither lose the person's answers nor be run for ever:
 * the person is told in their language, answers and schedule stay, the operator hears where it broke.
 */
export function withErrorBoundary(ports: ErrorBoundaryPorts): TurnHandler {
  return ({ key, incoming, languageHint, zoneHint }, record) => {
    try {
      return ports.turn({
        record,
        incoming,
        today: ports.today(),
        ...(languageHint && { languageHint }),
        ...(zoneHint && { zoneHint }),
      })
    } catch (fault) {
      ports.onFault({ event: key, kind: incoming.kind, code: codeOf(fault), at: stackPlaces(fault) })
      return { record, messages: apology(record?.language ?? 'en'), reminders: keptSchedule(ports, record) }
    }
  }
}
