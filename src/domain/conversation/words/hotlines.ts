import type { Translate } from '../../language/translate.ts'

/** The hotlines with their hours, each on its own line. */
export function humanText(t: Translate): string {
  return ['intro', 'card', 'card-languages', 'immigration', 'fresc', 'office']
    .map((line) => t(`chat.human.${line}`))
    .join('\n')
}
