/**
 * The one condition form of flows and rules: every named fact must have one of the listed values.
 * Plain data, so that conditions can be drawn, listed and checked over the whole space.
 */
export type When = Readonly<Record<string, readonly string[]>>

/** Whether `facts` meets `when`; a fact that is not there meets nothing. */
export function matches(when: When, facts: Readonly<Record<string, string | undefined>>): boolean {
  for (const fact in when) {
    const value = facts[fact]
    if (value === undefined || !when[fact]?.includes(value)) return false
  }
  return true
}
