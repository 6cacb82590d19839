import { LANGUAGES } from '../src/contracts/languages.ts'

/** The languages in which every path is walked. All others have the same code and the same keys: they are looked at once for each text. */
export const WALKED = ['en', 'ja'] as const

/** The spoken languages whose paths are not walked. */
export const NOT_WALKED = LANGUAGES.filter((language) => !WALKED.some((walked) => walked === language))
