import type { messagingApi } from '@line/bot-sdk'
import { type Action, encodeAction } from '../../../contracts/action.ts'
import type { Language } from '../../../contracts/languages.ts'
import { translator } from '../../../domain/language/translate.ts'

/** The size of the image in pixels, the largest that LINE accepts. */
export const MENU_SIZE = { width: 2_500, height: 1_686 } as const

/** One area of the menu: its locale key below `line.menu`, position and action. */
export interface MenuField {
  readonly name: 'check' | 'counter' | 'cards' | 'help'
  readonly bounds: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
  readonly action: Action
}

const HALF = { width: MENU_SIZE.width / 2, height: MENU_SIZE.height / 2 }

/** The areas of the menu in every language, four of the same size. The image is drawn from this list. */
export const MENU_FIELDS: readonly MenuField[] = [
  { name: 'check', bounds: { x: 0, y: 0, ...HALF }, action: { do: 'home' } },
  { name: 'counter', bounds: { x: HALF.width, y: 0, ...HALF }, action: { do: 'counter' } },
  { name: 'cards', bounds: { x: 0, y: HALF.height, ...HALF }, action: { do: 'cards' } },
  { name: 'help', bounds: { x: HALF.width, y: HALF.height, ...HALF }, action: { do: 'help' } },
]

/** The label of an area. */
export function fieldLabel(field: MenuField, language: Language): string {
  return translator(language)(`line.menu.${field.name}`)
}

/** The rich menu of a language, as LINE's API expects it. */
export function menuRequest(language: Language, name: string): messagingApi.RichMenuRequest {
  const areas = MENU_FIELDS.map((field) => {
    const label = fieldLabel(field, language)
    const data = encodeAction(field.action)
    return { bounds: field.bounds, action: { type: 'postback' as const, label, data, displayText: label } }
  })
  return { size: MENU_SIZE, selected: true, name, chatBarText: translator(language)('line.menu.bar'), areas }
}
