import { type Arranged, arrange, type Outline, outline } from './arrange.ts'
import { bearing } from './bearing.ts'
import { classifyBeside } from './classify-beside.ts'
import { classifyCore } from './classify-core.ts'
import { type AlsoClosed, mayBeClosed, NONE_BESIDE } from './days/closed.ts'
import { collector, decidedAtMost } from './decide.ts'
import type { Facts } from './facts.ts'
import { insuranceUntil } from './insurance.ts'
import type { Plan, Step } from './plan.ts'
import { type Calendar, schedule } from './schedule.ts'
import { type Situated, situate } from './situate.ts'
import type { Beside } from './space.ts'
import { STAY_FEE_READS, stayFee } from './stay-fee.ts'
import { BRING } from './tables/bring.ts'
import { DAY_RULES } from './tables/deadlines.ts'
import { FEES } from './tables/fees.ts'
import { LOCAL } from './tables/local.ts'
import { WARNING_RULES } from './tables/warnings.ts'
import { type Recorder, recorder } from './trace.ts'
import type { Place, StepAction, Thing, Warning } from './vocabulary.ts'

const bringOf = collector(BRING)
const feeOf = decidedAtMost(FEES)
const localOf = collector(LOCAL)
const warningsOf = collector(WARNING_RULES)

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
  'contact-immigration': 'immigration',
  'report-loss': 'phone',
  'ask-office': 'phone',
  wait: 'none',
}

/** All that single steps are worked out from. */
interface Ground {
  readonly calendar: Calendar
  readonly classes: Situated & Beside & Outline
  readonly note: Recorder
}

/** Facts in, plan out: the rules engine's one door. Pure; throws `RuleGap` or `RuleConflict` if the tables are at fault. */
export function assess(facts: Facts, alsoClosed: AlsoClosed = NONE_BESIDE): Plan {
  const { today } = facts
  const person = bearing(facts)
  const core = classifyCore(facts, person)
  const position = situate(core, today)
  const classes = { ...position.classes, ...classifyBeside(facts, person, core, alsoClosed) }
  const note = recorder(facts)
  for (const row of position.missing) note.fired(row, classes)
  if (core.stayEnd !== 'unknown') note.fired(position.standing, classes)
  note.fired(position.situation, classes)

  const { row, steps: arranged } = arrange(classes, today)
  note.fired(row, classes)
  const outlined = { ...classes, ...outline(arranged) }
  const ground = { calendar: { facts, person, alsoClosed }, classes: outlined, note }
  const located = arranged.map((step) => toStep(step, ground))
  const steps = located.map(({ step }) => step)
  const healthInsuranceUntil = insuranceUntil(facts, core, classes.certificates)
  if (healthInsuranceUntil) note.used(DAY_RULES.insurance)

  const whole = { ...outlined, ...summary(steps, ground, healthInsuranceUntil !== undefined) }
  const warned = warningsOf(whole, today)
  for (const row of warned) note.fired(row, whole)
  const warnings = new Set<Warning>(warned.map(({ then }) => then))
  if (located.some(({ local }) => local)) warnings.add('local-practice-differs')
  return {
    situation: position.situation.then,
    steps,
    warnings: [...warnings],
    missing: position.missing.map(({ then }) => then.path),
    ...(healthInsuranceUntil && { healthInsuranceUntil }),
    citations: note.citations(),
    trace: note.trace(),
  }
}

/** One step with its days, fee, things to bring and sources; `local` where the municipality does it its own way. */
function toStep({ template, row }: Arranged, ground: Ground): { step: Step; local: boolean } {
  const { calendar, classes, note } = ground
  const { action, after } = template
  const { today } = calendar.facts
  const here = { ...classes, action, after: after ?? 'nothing' }
  const { days, rules } = schedule(template, calendar)
  const fee = feeOf(here, today)
  const immigrationFee = action === 'collect-residence-card' ? stayFee(calendar.facts) : undefined
  const things = bringOf(here, today)
  const local = localOf(here, today)
  const rows = [row, ...(fee ? [fee] : []), ...local, ...things]
  note.fired(row, here)
  for (const rule of rules) note.used(rule)
  for (const fired of rows) note.fired(fired, here)
  if (immigrationFee) note.used({ ...immigrationFee, reads: STAY_FEE_READS })
  const cited = [...rows, ...rules, ...(immigrationFee ? [immigrationFee] : [])]
  const feeYen = immigrationFee?.yen ?? fee?.then
  const step: Step = {
    action,
    where: PLACE[action],
    ...(after && { after }),
    ...days,
    ...(feeYen !== undefined && { feeYen }),
    bring: [...new Set<Thing>(things.map(({ then }) => then))],
    citations: [...new Set(cited.flatMap(({ sources }) => sources))],
  }
  return { step, local: local.length > 0 }
}

/** What the finished steps say about the plan as a whole. */
function summary(steps: readonly Step[], { calendar }: Ground, insuranceEnds: boolean) {
  const atTheOffice = steps.filter(({ where }) => where === 'municipal-office')
  const lastDay = steps.find(({ action }) => action === 'extend')?.by
  const closed = lastDay && mayBeClosed(lastDay, calendar.alsoClosed)
  return {
    extendLastDay: lastDay ? (closed ? 'closed' : 'open') : 'none',
    insurance: insuranceEnds ? 'ends' : 'goes-on',
    officeDay: steps.some(({ by, goBy }) => by && !goBy) ? 'none-left' : 'left',
    officeStep: atTheOffice.length > 0 ? 'yes' : 'no',
  } as const
}
