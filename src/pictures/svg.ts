/** A colour of a picture by what it is for. */
export type Ink = 'paper' | 'ink' | 'soft' | 'line' | 'now' | 'new' | 'ring' | 'wash'

/** `screen` follows the viewer's light or dark; `paper` is dark on white, for pictures that are sent. */
export type Theme = 'screen' | 'paper'

const LIGHT: Readonly<Record<Ink, string>> = {
  paper: '#ffffff',
  ink: '#171b22',
  soft: '#525a67',
  line: '#767d8a',
  now: '#b91c1c',
  new: '#166534',
  ring: '#b91c1c',
  wash: '#e6ecf4',
}

const DARK: Readonly<Record<Ink, string>> = {
  paper: '#1b212b',
  ink: '#eceff4',
  soft: '#aab3c1',
  line: '#8b95a5',
  now: '#ff9d94',
  new: '#86d9a5',
  ring: '#ff9d94',
  wash: '#24344c',
}

/** What a shape is painted with: `fill` and `stroke` by ink, any other attribute as it is. */
export interface Paint {
  readonly fill?: Ink | 'none' | 'hatch'
  readonly stroke?: Ink
  readonly [attribute: string]: string | number | undefined
}

const names = (inks: Readonly<Record<Ink, string>>, wrap: (rules: string) => string) =>
  wrap(
    Object.entries(inks)
      .map(([ink, colour]) => `.f-${ink}{fill:${colour}}.s-${ink}{stroke:${colour}}`)
      .join(''),
  )

const RULES = `<style>${names(LIGHT, (rules) => rules)}${names(DARK, (rules) => `@media (prefers-color-scheme:dark){${rules}}`)}</style>`

function painted({ fill, stroke, ...rest }: Paint): string {
  const classes = [
    ...(fill && fill !== 'none' && fill !== 'hatch' ? [`f-${fill}`] : []),
    ...(stroke ? [`s-${stroke}`] : []),
  ]
  const flat = fill === 'none' ? ' fill="none"' : fill === 'hatch' ? ' fill="url(#hatch)"' : ''
  const others = Object.entries(rest).map(([name, value]) => ` ${name}="${value}"`)
  return `${classes.length > 0 ? ` class="${classes.join(' ')}"` : ''}${flat}${others.join('')}`
}

/** One element of a picture. Only numbers and fixed names go in: nothing has to be escaped. */
export function shape(tag: 'rect' | 'circle' | 'path' | 'line' | 'ellipse', paint: Paint): string {
  return `<${tag}${painted(paint)}/>`
}

/** Elements moved and scaled together. */
export function group(transform: string, paint: Paint, inside: string): string {
  return `<g transform="${transform}"${painted(paint)}>${inside}</g>`
}

const HATCH = `<pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="5" height="5" class="f-paper"/><rect width="1.6" height="5" class="f-line"/></pattern>`

/** Classes become attributes: whoever is sent the picture has no light and dark, and may read no style sheet. */
function onPaper(svg: string): string {
  return svg.replace(/ class="([^"]+)"/g, (_whole, classes: string) =>
    classes
      .split(' ')
      .map((name) => {
        const ink = Object.entries(LIGHT).find(([one]) => name.slice(2) === one)
        return ` ${name.startsWith('f-') ? 'fill' : 'stroke'}="${ink?.[1] ?? LIGHT.ink}"`
      })
      .join(''),
  )
}

/** A whole picture of so many units. */
export function picture(size: { width: number; height: number }, theme: Theme, inside: string): string {
  const { width, height } = size
  const ground = theme === 'paper' ? shape('rect', { width, height, fill: 'paper' }) : ''
  const body = `<defs>${HATCH}</defs>${ground}${inside}`
  const open = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">`
  return theme === 'screen' ? `${open}${RULES}${body}</svg>` : `${open}${onPaper(body)}</svg>`
}
