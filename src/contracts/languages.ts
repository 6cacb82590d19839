/** Every language that Kigen speaks, by BCP-47 tag; one folder each under `locales/`. */
export const LANGUAGES = ['en', 'ja'] as const

/** A language that Kigen speaks. */
export type Language = (typeof LANGUAGES)[number]
