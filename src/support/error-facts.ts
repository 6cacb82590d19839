/** The stack frames of an error, innermost first, without its message, which may quote a person. */
export function stackPlaces(fault: unknown): readonly string[] {
  if (!(fault instanceof Error)) return []
  const stack = fault.stack ?? ''
  const said = fault.message === '' ? -1 : stack.indexOf(fault.message)
  const frames = said < 0 ? stack : stack.slice(said + fault.message.length)
  return frames
    .split('\n')
    .filter((text) => /^\s+at .*[:(<]/.test(text))
    .slice(0, 4)
    .map((text) => text.trim())
}

/** The reason of a `StoreError`. */
function reasonOf(fault: Error): { readonly reason?: string } {
  const isOurs = fault.name === 'StoreError' && 'reason' in fault && typeof fault.reason === 'string'
  return isOurs ? { reason: String(fault.reason) } : {}
}

/**
 * The loggable facts of an error: name, code and stack, without its message, which may quote a person or a
 * secret.
 */
export function errorFacts(fault: unknown): Readonly<Record<string, unknown>> {
  if (!(fault instanceof Error)) return { type: typeof fault }
  const code = 'code' in fault ? { code: fault.code } : {}
  return { type: fault.name, ...code, ...reasonOf(fault), at: stackPlaces(fault) }
}
