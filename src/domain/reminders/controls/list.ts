import type { Button, CardMessage, Section } from '../../../contracts/message.ts'
import type { ControlContext, ControlHandler } from '../../conversation/context/control.ts'
import { cardOf } from '../../conversation/state/cards.ts'
import type { Day } from '../../dates/day.ts'
import { hourInJapan } from '../schedule/hours.ts'
import { readKind } from '../schedule/ids.ts'
import type { PlannedReminder } from '../schedule/planned-reminder.ts'
import { scheduleFor } from '../schedule/projected-plan.ts'
import { type ControlOptions, nameOf, tap, wordsOf } from './context.ts'
import { subjectsOf } from './subject.ts'

/** The list shows at most so many coming days. */
const LISTED = 6

function whatOf(context: ControlContext, reminder: PlannedReminder): string {
  const { t } = wordsOf(context).context
  const { action, stage } = readKind(reminder)
  const name = stage.startsWith('after-') ? 'follow-up' : stage.startsWith('check-') ? 'check' : action
  const what = nameOf(context, name)
  if (context.record.cards.length < 2) return what
  return `${t(`reminder.whose.${cardOf(context.record, reminder.card).label}`)}: ${what}`
}

/** One line for each day, because a person gets one push a day. */
function coming(context: ControlContext, planned: readonly PlannedReminder[]): Section {
  const { say, day } = wordsOf(context)
  const days = [...new Set(planned.map((one) => one.day))]
  const line = (one: Day) => {
    const own = planned.filter((reminder) => reminder.day === one)
    const what = [...new Set(own.map((reminder) => whatOf(context, reminder)))].join(' · ')
    return { text: what, note: say('list.entry', { day: day(one), hour: String(own[0]?.hour ?? '') }) }
  }
  const more = days.length - LISTED
  const items = days.slice(0, LISTED).map(line)
  const rest = more > 0 ? [{ text: say('list.then-more', { more: String(more) }) }] : []
  return { title: say('list.what-comes'), items: [...items, ...rest] }
}

/** What the person stopped, each with a button to start it again. */
function resumeButtons(context: ControlContext, options: ControlOptions): readonly Button[] {
  const {
    context: { t },
    say,
  } = wordsOf(context)
  const { record, today } = context
  return record.cards.flatMap((card) => {
    if (record.stopped.includes(`card:${card.id}`))
      return [tap(context, 'start', { do: 'remind', card: card.id, on: `card:${card.id}` })]
    return subjectsOf(card, today, options)
      .filter(({ step, by }) => record.stopped.includes(step) && (!by || by >= today))
      .map(({ step, action }) =>
        tap(
          context,
          'start',
          { do: 'remind', card: card.id, on: step },
          say('list.resume', { what: t(`reminder.short.${action}`) }),
        ),
      )
  })
}

function buttons(context: ControlContext, options: ControlOptions): readonly Button[] {
  const on = context.record.settings.reminders
  return [
    ...(on ? [] : [tap(context, 'start', { do: 'remind' })]),
    tap(context, 'rhythm', { do: 'rhythm' }),
    tap(context, 'hour', { do: 'hour' }),
    tap(context, 'test', { do: 'test-reminder' }),
    tap(context, 'calendar', { do: 'calendar' }),
    ...resumeButtons(context, options),
    ...(on ? [tap(context, 'stop-all', { do: 'stop' })] : []),
  ]
}

/** "My reminders": what is planned, how often and at what hour, and a button to change each. */
export function listControl(options: ControlOptions): ControlHandler {
  return (context) => {
    const { record, today, language } = context
    const {
      say,
      context: { t },
    } = wordsOf(context)
    const planned = scheduleFor(record, today, options)
    const { settings } = record
    const hour = hourInJapan(today, {
      hours: options.hours,
      ...(settings.hour !== undefined && { own: settings.hour }),
    })
    const headline = say(settings.reminders ? 'list.title' : 'list.off-title')
    const message: CardMessage<'personal'> = {
      kind: 'card',
      audience: 'personal',
      language,
      notice: t('reminder.notice'),
      tone: 'plain',
      band: say('list.band'),
      headline,
      lead: settings.reminders && planned.length === 0 ? [say('list.none')] : [],
      rows: [
        { label: say('list.rhythm'), value: say(`list.${settings.rhythm}`) },
        { label: say('list.hour'), value: say('list.about', { hour: String(hour) }) },
      ],
      sections: planned.length > 0 ? [coming(context, planned)] : [],
      small: [],
      links: [],
      alt: headline,
      buttons: buttons(context, options),
    }
    return { record, messages: [message] }
  }
}
