import type { Step } from '../contract/plan.ts'
import type { Place, StepAction, Thing } from '../contract/vocabulary.ts'
import { collector, decidedAtMost } from '../decide/decide.ts'
import type { Beside } from '../facts/dimensions.ts'
import { STAY_FEE_READS, stayFee, stayFeeBounds } from '../facts/stay-fee.ts'
import { BRING } from '../tables/bring.ts'
import { FEES } from '../tables/fees.ts'
import { LOCAL } from '../tables/local.ts'
import type { Situated } from './decide-situation.ts'
import type { Arranged, Outline } from './order-steps.ts'
import { type Calendar, schedule } from './schedule.ts'
import type { Recorder } from './trace.ts'

const bringOf = collector(BRING)
const feeOf = decidedAtMost(FEES)
const localOf = collector(LOCAL)

/** Where each step is done. */
const PLACE: Readonly<Record<StepAction, Place>> = {
  extend: 'municipal-office',
  'special-extension': 'municipal-office',
  'apply-for-new-card': 'municipal-office',
  'collect-my-number-card': 'municipal-office',
  reissue: 'municipal-office',
  'renew-certificates': 'municipal-office',
  'return-card': 'municipal-office',
  'apply-to-immigration': 'immigration',
  'collect-residence-card': 'immigration',
  'replace-residence-card': 'immigration',
  'contact-immigration': 'immigration',
  'report-loss': 'phone',
  'ask-office': 'phone',
  wait: 'none',
}

/** The inputs for a single step. */
export interface Ground {
  readonly calendar: Calendar
  readonly classes: Situated & Beside & Outline
  readonly note: Recorder
}

/** A step, and whether the municipality has a different practice for it. */
interface Located {
  readonly step: Step
  readonly local: boolean
}

type Citing = readonly { readonly sources: readonly string[] }[]

/** The sources of some rules, each once. */
function citedBy(...rules: readonly Citing[]): readonly string[] {
  const cited: string[] = []
  for (const some of rules)
    for (const { sources } of some)
      for (const source of sources) if (!cited.includes(source)) cited.push(source)
  return cited
}

/** One step with its days, its fee, the things to bring and the sources of each. */
export function toStep({ template, row }: Arranged, { calendar, classes, note }: Ground): Located {
  const { facts } = calendar
  const { action, after } = template
  const here = { ...classes, action, after: after ?? 'nothing' }
  const { days, rules } = schedule(template, calendar)
  const things = bringOf(here, facts.today)
  const local = localOf(here, facts.today)
  const fee = feeOf(here, facts.today)
  const stay = action === 'collect-residence-card' ? stayFee(facts) : undefined

  const bounds = stay ? undefined : stayFeeBounds(action, facts, classes.channel)

  const rows = [row, ...(fee ? [fee] : []), ...local, ...things]
  const fees = stay ? [stay] : (bounds?.rows ?? [])
  const worked = [...rules, ...fees.map((one) => ({ ...one, reads: STAY_FEE_READS }))]
  for (const fired of rows) note.fired(fired, here)
  for (const rule of worked) note.used(rule)
  const feeYen = stay?.yen ?? fee?.then
  return {
    step: {
      action,
      where: PLACE[action],
      ...(after && { after }),
      ...days,
      ...(feeYen !== undefined && { feeYen }),
      ...(bounds && { feeRangeYen: bounds.range }),
      bring: [...new Set<Thing>(things.map(({ then }) => then))],
      citations: citedBy(rows, worked),
    },
    local: local.length > 0,
  }
}
