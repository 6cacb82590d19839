import type { Understood } from './understood.ts'

/** One right outcome; only its own fields are compared. `includes`: these values are among those offered. */
export interface Outcome extends Partial<Understood> {
  readonly includes?: readonly string[]
}

/** A text at a place, and its right outcomes, best first. */
export interface Row {
  readonly text: string
  readonly at: string
  readonly language?: string
  readonly expect: readonly Outcome[]
}

/** The score of a table. */
export interface Score {
  readonly total: number
  readonly right: number
  /** The record was changed in a way that no right outcome allows. */
  readonly wrongActions: readonly string[]
  /** A wrong topic was answered. */
  readonly wrongTopics: readonly string[]
  /** The text was not understood, although it has a meaning. */
  readonly missed: readonly string[]
  /** Other wrong outcomes. */
  readonly other: readonly string[]
}

function allows({ includes = [], topics, ...fields }: Outcome, understood: Understood): boolean {
  const same = Object.entries(fields).every(
    ([name, value]) =>
      JSON.stringify(Object.entries(understood).find(([key]) => key === name)?.[1]) === JSON.stringify(value),
  )
  const isTopic = topics?.every((topic) => understood.topics?.includes(topic)) ?? true
  return same && isTopic && includes.every((value) => understood.values?.includes(value))
}

/** Compares what was understood with the right outcomes of every row. */
export function score(rows: readonly Row[], understand: (row: Row) => Understood): Score {
  const judged = rows.map((row) => ({ row, got: understand(row) }))
  const wrong = judged.filter(({ row, got }) => !row.expect.some((outcome) => allows(outcome, got)))
  const told = (of: typeof wrong) =>
    of.map(
      ({ row, got }) =>
        `${row.text} @ ${row.at}: ${JSON.stringify(got)}, wanted ${JSON.stringify(row.expect[0])}`,
    )
  const isAction = ({ got }: (typeof wrong)[number]) => got.kept || got.as === 'answer'
  const actions = wrong.filter(isAction)
  const topics = wrong.filter((one) => !isAction(one) && one.got.as === 'topic')
  const missed = wrong.filter((one) => !isAction(one) && one.got.as === 'nothing')
  const rest = wrong.filter((one) => ![...actions, ...topics, ...missed].includes(one))
  return {
    total: rows.length,
    right: rows.length - wrong.length,
    wrongActions: told(actions),
    wrongTopics: told(topics),
    missed: told(missed),
    other: told(rest),
  }
}
