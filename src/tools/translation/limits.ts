const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** The number of characters that a reader sees (graphemes). */
export const graphemes = (text: string): number => [...segmenter.segment(text)].length

interface Limit {
  readonly keys: RegExp
  readonly most: number
  /** The unit: Slack counts UTF-16 units, the others graphemes. */
  readonly unit: 'graphemes' | 'units'
  readonly place: string
}

/** The length limits of texts by key: a platform cuts or refuses longer texts. Other tests check Slack's texts against Slack's own limits. */
export const LIMITS: readonly Limit[] = [
  {
    keys: /^(?:button|choice)\.|^question\.[\w-]+\.name$|^topic\.[\w-]+\.label$/,
    most: 20,
    unit: 'graphemes',
    place: 'a button of LINE',
  },
  { keys: /^line\.menu\.bar$/, most: 14, unit: 'graphemes', place: 'the bar of LINE’s menu' },
  { keys: /^line\.menu\.(?!bar)/, most: 20, unit: 'graphemes', place: 'a field of LINE’s menu' },
  {
    keys: /^slack\.(?:form\.(?:title|submit)|close|share\.(?:title|next|send))$/,
    most: 24,
    unit: 'units',
    place: 'title or button of a Slack window',
  },
  {
    keys: /^slack\.home\.delete-(?:yes|no)$/,
    most: 30,
    unit: 'units',
    place: 'a Slack confirmation’s button',
  },
  { keys: /^slack\.home\.delete-text$/, most: 300, unit: 'units', place: 'a Slack confirmation’s text' },
  { keys: /^slack\.home\.delete-title$/, most: 100, unit: 'units', place: 'a Slack confirmation’s title' },
  {
    keys: /^slack\.(?:open-privately|go-to-messages|home\.(?:check|form|other|show|share|delete)|invite\.(?:yes|no)|share\.withdraw)$/,
    most: 75,
    unit: 'units',
    place: 'a Slack button',
  },
  {
    keys: /^slack\.(?:home\.(?:welcome|settings)|share\.list)$/,
    most: 150,
    unit: 'units',
    place: 'a Slack headline',
  },
  { keys: /^question\.[\w-]+\.(?:where|form)$/, most: 600, unit: 'units', place: 'a hint of Slack’s form' },
  { keys: /^topic\.[\w-]+\.text$/, most: 1_400, unit: 'graphemes', place: 'two screens of a phone' },
]
