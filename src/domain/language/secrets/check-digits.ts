/**
 * Whether twelve digits bear the check digit of a My Number: weights 2–7, 2–6 from the right, modulo 11
 * (平成26年総務省令第85号 第5条).
 */
export function isMyNumber(digits: string): boolean {
  if (!/^\d{12}$/.test(digits)) return false
  let sum = 0
  for (let place = 1; place <= 11; place++)
    sum += Number(digits[11 - place]) * (place <= 6 ? place + 1 : place - 5)
  const rest = sum % 11
  return Number(digits[11]) === (rest <= 1 ? 0 : 11 - rest)
}

/** Whether the digits bear the check digit of a bank card (Luhn, ISO/IEC 7812-1). */
export function passesLuhn(digits: string): boolean {
  const sum = Array.from(digits, Number)
    .reverse()
    .reduce((total, digit, place) => {
      const doubled = place % 2 === 1 ? digit * 2 : digit
      return total + (doubled > 9 ? doubled - 9 : doubled)
    }, 0)
  return digits.length > 0 && sum % 10 === 0
}
