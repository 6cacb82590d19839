/** A LINE plan in Japan: pushes a month, price in yen without tax. */
export interface LinePlan {
  readonly name: string
  readonly yen: number
  /** Messages that cost nothing beyond the fee: people reached by pushes; replies are free. */
  readonly messages: number
  /** At most so many yen for each further message; none: they are not sent. */
  readonly yenEach?: number
}

/** LINE's plans in Japan as read on the day below. Source: https://developers.line.biz/en/docs/messaging-api/pricing/ */
export const LINE_PLANS: readonly LinePlan[] = [
  { name: 'Communication', yen: 0, messages: 200 },
  { name: 'Light', yen: 5_000, messages: 5_000 },
  { name: 'Standard', yen: 15_000, messages: 30_000, yenEach: 3 },
]

/** When the plans were last read. */
export const LINE_PLANS_CHECKED = '2026-08'

/** The cost of so many pushes a month under a plan, in yen; `undefined` if the plan does not allow them. */
function costOf({ yen, messages, yenEach }: LinePlan, pushes: number): number | undefined {
  if (pushes <= messages) return yen
  return yenEach === undefined ? undefined : yen + (pushes - messages) * yenEach
}

/** The cheapest plan that allows so many pushes a month, with its cost in yen. */
export function cheapestPlan(pushes: number): { readonly plan: LinePlan; readonly yen: number } | undefined {
  const fitting = LINE_PLANS.flatMap((plan) => {
    const yen = costOf(plan, pushes)
    return yen === undefined ? [] : [{ plan, yen }]
  })
  return fitting.toSorted((one, other) => one.yen - other.yen)[0]
}
