/**
 * The condition of flows and rules: each named fact must have one of the listed values. Plain data, so that
 * conditions can be drawn, listed and checked exhaustively.
 */
export type When = Readonly<Record<string, readonly string[]>>

/** Whether `facts` meets `when`. A missing fact meets no condition. */
export function matches(when: When, facts: Readonly<Record<string, string | undefined>>): boolean {
  for (const fact in when) {
    const value = facts[fact]
    if (value === undefined || !when[fact]?.includes(value)) return false
  }
  return true
}
