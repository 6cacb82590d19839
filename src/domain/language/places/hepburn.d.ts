declare module 'hepburn' {
  /** Kana in Latin capitals, long vowels spelt out: `おおた` gives `OOTA`. */
  export function fromKana(kana: string): string
}
