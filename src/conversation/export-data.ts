import type { PersonRecord } from './record.ts'

/** Everything that is kept about a person's conversation, as readable JSON. */
export function exportText(record: PersonRecord): string {
  return JSON.stringify(record, null, 2)
}
