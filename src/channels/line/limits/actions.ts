import { z } from 'zod'
import { isDay } from '../../../domain/dates/day.ts'
import { LIMITS } from './numbers.ts'
import { type Unit, within } from './units.ts'

/** A required text within a limit. */
export function text(limit: number, unit: Unit = 'utf16') {
  return z
    .string()
    .refine((value) => value.trim() !== '', 'must not be empty')
    .refine((value) => value.isWellFormed(), 'must be well-formed UTF-16')
    .refine((value) => within(value, limit, unit), `must be at most ${limit} ${unit}`)
}

/** The address of an image. */
export const imageUrl = text(LIMITS.imageUrl).regex(/^https:\/\//, 'must be https')

const SCHEME = /^(https?:\/\/|line:\/\/|tel:)[\x21-\x7e]+$/

const data = text(LIMITS.postbackData)
const tapped = text(LIMITS.displayText, 'graphemes').optional()
const day = z.string().refine(isDay, 'must be a day')

const picker = { data, initial: day.optional(), max: day.optional(), min: day.optional() }

interface Days {
  readonly min?: string | undefined
  readonly initial?: string | undefined
  readonly max?: string | undefined
}

function inOrder({ min, initial, max }: Days): boolean {
  const first = min ?? '1900-01-01'
  const last = max ?? '2100-12-31'
  return first < last && (initial === undefined || (first <= initial && initial <= last))
}

/**
 * All button actions. The limit of `label`, and whether it is required, depend on the place. Source:
 * https://developers.line.biz/en/reference/messaging-api/#action-objects
 */
export function action(labelLimit: number, labelled: 'labelled' | 'label-optional') {
  const words = text(labelLimit, 'graphemes')
  const label = labelled === 'labelled' ? words : words.optional()
  return z.discriminatedUnion('type', [
    z
      .strictObject({
        type: z.literal('postback'),
        label,
        data,
        displayText: tapped,
        text: tapped,
        inputOption: z.enum(['closeRichMenu', 'openRichMenu', 'openKeyboard', 'openVoice']).optional(),
        fillInText: tapped,
      })
      .refine((it) => it.displayText === undefined || it.text === undefined, 'displayText and text'),
    z.strictObject({ type: z.literal('message'), label, text: text(LIMITS.messageText, 'graphemes') }),
    z.strictObject({
      type: z.literal('uri'),
      label,
      uri: text(LIMITS.uri).regex(SCHEME, 'must be a percent-encoded http, https, line or tel address'),
      altUri: z.strictObject({ desktop: text(LIMITS.uri).regex(SCHEME) }).optional(),
    }),
    z
      .strictObject({ type: z.literal('datetimepicker'), label, mode: z.literal('date'), ...picker })
      .refine(inOrder, 'min, initial and max must be in order'),
    z.strictObject({
      type: z.literal('richmenuswitch'),
      label: label.optional(),
      richMenuAliasId: z.string().regex(/^[a-z0-9_-]{1,32}$/),
      data,
    }),
    z.strictObject({ type: z.literal('clipboard'), label, clipboardText: text(LIMITS.clipboard) }),
    z.strictObject({ type: z.enum(['camera', 'cameraRoll', 'location']), label: words }),
  ])
}
