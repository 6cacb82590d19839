import { type Language, languageNames } from '../../contracts/languages.ts'
import { notesFor } from './notes.ts'
import { modelOf } from './plurals.ts'
import { sourceTexts, textsOf } from './texts.ts'

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const STYLE = `body { font: 16px/1.5 system-ui, 'Noto Sans', sans-serif; margin: 1rem }
table { border-collapse: collapse; table-layout: fixed; width: 100% }
td, th { border: 1px solid #ccc; padding: .4rem; vertical-align: top; text-align: left; white-space: pre-wrap }
th { font: 12px monospace; width: 14% ; overflow-wrap: anywhere }`

/** A page that shows every text of a language beside English and Japanese, for review in a browser. */
export function previewPage(language: Language): string {
  const [own, en, ja] = [textsOf(language), sourceTexts(), textsOf('ja')]
  const rows = [...own].map(([key, text]) => {
    const notes = notesFor(key).map((note) => `<br><i>${escaped(note)}</i>`)
    const cells = [modelOf(en, key), modelOf(ja, key)].map((one) => `<td>${escaped(one ?? '')}</td>`)
    return `<tr><th>${escaped(key)}${notes.join('')}</th><td lang="${language}">${escaped(text)}</td>${cells.join('')}</tr>`
  })
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>Kigen: ${languageNames(language).name}</title>
<style>${STYLE}</style><table>${rows.join('\n')}</table></html>`
}
