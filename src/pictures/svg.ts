/** The role of a colour in a picture. */
export type Ink = 'paper' | 'ink' | 'soft' | 'line' | 'now' | 'new' | 'ring' | 'wash'

/** `screen` follows the viewer's light or dark mode. `paper` is dark on white, for pictures that are sent as files. */
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

/** The attributes of a shape: `fill` and `stroke` name a colour role, every other attribute is copied. */
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

/** One SVG element. Values are only numbers and fixed names, so nothing is escaped. */
export function shape(tag: 'rect' | 'circle' | 'path' | 'line' | 'ellipse', paint: Paint): string {
  return `<${tag}${painted(paint)}/>`
}

/** A group of elements with one SVG transform. */
export function group(transform: string, paint: Paint, inside: string): string {
  return `<g transform="${transform}"${painted(paint)}>${inside}</g>`
}

const HATCH = `<pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="5" height="5" class="f-paper"/><rect width="1.6" height="5" class="f-line"/></pattern>`

/** Replaces classes by colour attributes: a sent picture has no light or dark mode, and its viewer may ignore style sheets. */
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

/** A complete SVG document. `width` and `height`: user units, which are pixels at normal size. */
export function picture(size: { width: number; height: number }, theme: Theme, inside: string): string {
  const { width, height } = size
  const ground = theme === 'paper' ? shape('rect', { width, height, fill: 'paper' }) : ''
  const body = `<defs>${HATCH}</defs>${ground}${inside}`
  const open = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">`
  return theme === 'screen' ? `${open}${RULES}${body}</svg>` : `${open}${onPaper(body)}</svg>`
}
