const isDigit = (code: number): boolean => /^\p{Nd}$/u.test(String.fromCodePoint(code))

/** The value of a decimal digit of any script. In Unicode the ten digits of a script are consecutive, starting with zero. */
export function digitOf(sign: string): string {
  const code = sign.codePointAt(0) ?? 0
  let first = code
  while (isDigit(first - 1)) first--
  return String((code - first) % 10)
}
