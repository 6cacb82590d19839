import { z } from 'zod'

/** Texts by key, in sections, as in a locale file. */
export type Texts = { readonly [key: string]: string | Texts }

/** The form of a locale file; parsing throws `ZodError` for anything but sections and texts. */
export const textsSchema: z.ZodType<Texts> = z.lazy(() =>
  z.record(z.string(), z.union([z.string(), textsSchema])),
)

/** A label that a text names, as i18next writes it: `$t(button.yes)`. */
const REFERENCE = /\$t\(([\w.-]+)\)/g

/** The keys of the labels that a text names. */
export function referencesIn(text: string): readonly string[] {
  return [...text.matchAll(REFERENCE)].flatMap(([, key]) => (key === undefined ? [] : [key]))
}

/** The text with this whole key; `undefined` if there is none. */
function textAt(texts: Texts, key: string): string | undefined {
  const found = key
    .split('.')
    .reduce<string | Texts | undefined>((at, part) => (typeof at === 'object' ? at[part] : undefined), texts)
  return typeof found === 'string' ? found : undefined
}

/**
 * The same texts with each `$t(key)` replaced by the label of that key, so that a text follows the label that it names.
 * It is done when a file is read, before any value is filled in: what a person wrote is never read as a reference. A
 * reference to nothing stays as it is; `npm run translate -- --check` names it.
 */
export function withLabels(texts: Texts, all: Texts = texts): Texts {
  return Object.fromEntries(
    Object.entries(texts).map(([key, inner]) => [
      key,
      typeof inner === 'string'
        ? inner.replace(REFERENCE, (whole, label: string) => textAt(all, label) ?? whole)
        : withLabels(inner, all),
    ]),
  )
}
