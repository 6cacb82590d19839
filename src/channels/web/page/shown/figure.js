import { make } from '../dom.js'
import { speech } from './speech.js'

function legend(list, language) {
  if (list.length === 0) return undefined
  const items = list.map(({ mark, text }) =>
    make(
      'li',
      { 'data-mark': mark },
      make('span', { class: 'mark-sign', 'aria-hidden': 'true' }),
      make('span', {}, ...speech(text, language)),
    ),
  )
  return make('ul', { class: 'legend' }, ...items)
}

/** A picture and what its signs mean; what the legend says already is not read out a second time. */
export function figure({ url, alt, drawing, legend: signs }, language) {
  if (!url) return undefined
  const image = make('img', { src: `${url}.svg`, alt: signs.length > 0 ? '' : alt, loading: 'lazy' })
  return make('figure', { class: `picture of-${drawing.kind}` }, image, legend(signs, language))
}
