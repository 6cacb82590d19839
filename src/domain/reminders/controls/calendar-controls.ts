import { CALENDAR_LINK, type Link, SUBSCRIBE_LINK } from '../../../contracts/message.ts'
import type { ControlContext, ControlHandler } from '../../conversation/context/control.ts'
import { translator } from '../../language/translate.ts'
import { deadlinesOf } from '../schedule/deadlines.ts'
import { stepId } from '../schedule/ids.ts'
import { projectedPlanOf } from '../schedule/projected-plan.ts'
import { answered, type ControlOptions, nameOf, tap, told } from './context.ts'

/** At most so many single days are offered besides the whole calendar. */
const SINGLE = 3

/** The coming deadlines of this card, each as a download. */
function singles(context: ControlContext, options: ControlOptions): readonly Link[] {
  const t = translator(context.language)
  const { card, today } = context
  return deadlinesOf(projectedPlanOf(card, today, options), today)
    .filter(({ by, action }) => by >= today && action !== 'finish')
    .slice(0, SINGLE)
    .map(({ action, by }) => ({
      label: t('calendar.only', { what: nameOf(context, action) }),
      url: `${CALENDAR_LINK}?event=${stepId(card.id, action, by)}`,
    }))
}

/** The person's calendar: as a page, and on the web as an address that the device's own calendar opens. */
export function calendarLinks(
  { language }: Pick<ControlContext, 'language'>,
  { onPageOnly }: ControlOptions,
): readonly Link[] {
  const t = translator(language)
  const subscribe = { label: t('calendar.subscribe'), url: SUBSCRIBE_LINK }
  return [...(onPageOnly ? [subscribe] : []), { label: t('calendar.open'), url: CALENDAR_LINK }]
}

/**
 * The person's calendar. `value`: none shows its address, `new` replaces it, `off` and `on` switch it. Only
 * the address's number changes here, which invalidates earlier ones; the pipeline inserts the address.
 */
export const calendarControl =
  (options: ControlOptions): ControlHandler =>
  (context) => {
    const t = translator(context.language)
    const { record, action } = context
    const { address, on } = record.settings.calendar ?? { address: 0, on: true }
    const kept = (next: { address: number; on: boolean }) => ({
      ...record,
      settings: { ...record.settings, calendar: next },
    })
    if (action.value === 'off') {
      const buttons = [tap(context, 'calendar', { do: 'calendar', value: 'on' }, t('calendar.on'))]
      return answered(context, kept({ address: address + 1, on: false }), t('calendar.switched-off'), buttons)
    }
    const renewed = action.value === 'new'
    const off = !on && action.value !== 'on' && !renewed
    if (off) {
      const buttons = [tap(context, 'calendar', { do: 'calendar', value: 'on' }, t('calendar.on'))]
      return answered(context, record, t('calendar.switched-off'), buttons)
    }
    const text = [...(renewed ? [t('calendar.renewed')] : []), t('calendar.offer'), t('calendar.keep')].join(
      '\n\n',
    )
    const buttons = [
      tap(context, 'calendar', { do: 'calendar', value: 'new' }, t('calendar.new-address')),
      tap(context, 'calendar', { do: 'calendar', value: 'off' }, t('calendar.off')),
      tap(context, 'reminders', { do: 'reminders' }),
    ]
    const links = [...calendarLinks(context, options), ...singles(context, options)]
    return {
      record: kept({ address: renewed ? address + 1 : address, on: true }),
      messages: [told(context, text, buttons, links)],
    }
  }
