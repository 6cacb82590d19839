import type { messagingApi } from '@line/bot-sdk'
import { type Picture, SIGNS } from '../../../contracts/picture.ts'
import { LIMITS } from '../limits/numbers.ts'
import { column, flexMessage, INK, words } from './flex.ts'

type Component = messagingApi.FlexComponent

/** Width and height of each kind of drawing, as it is drawn. */
const RATIOS = { timeline: '360:96', card: '360:228' } as const

/** LINE fetches over https only; a server without it shows no pictures, and the words say all of it. */
const isFetched = (url: string | undefined): url is string =>
  url?.startsWith('https://') === true && url.length + 4 <= LIMITS.imageUrl

function image({ drawing, url }: Picture): Component[] {
  if (!isFetched(url)) return []
  const look = { size: 'full', aspectMode: 'fit', margin: 'lg' } as const
  return [{ type: 'image', url: `${url}.png`, aspectRatio: RATIOS[drawing.kind], ...look }]
}

/** A picture within a bubble, with what its signs mean below it; nothing where LINE could not fetch it. */
export function pictureBlocks(picture: Picture | undefined): Component[] {
  const shown = picture ? image(picture) : []
  if (!picture || shown.length === 0) return []
  const legend = picture.legend.flatMap(({ mark, text }) =>
    words(`${SIGNS[mark]} ${text}`, { color: INK.middle, size: 'sm' }),
  )
  return [...shown, ...legend]
}

/** A picture above a question, which itself stays plain text; read aloud by its description. */
export function pictureMessages(picture: Picture | undefined): messagingApi.FlexMessage[] {
  const shown = picture ? image(picture) : []
  if (!picture || shown.length === 0) return []
  const body = column(shown, { paddingAll: '8px' })
  return [flexMessage(picture.alt, { type: 'bubble', size: 'mega', body })]
}
