const isDigit = (code: number): boolean => /^\p{Nd}$/u.test(String.fromCodePoint(code))

/** Which digit a decimal digit of any script is; every script has its ten in a row, nought first. */
export function digitOf(sign: string): string {
  const code = sign.codePointAt(0) ?? 0
  let first = code
  while (isDigit(first - 1)) first--
  return String((code - first) % 10)
}
