import { describe, expect, it } from 'vitest'
import type { Action } from '../../../../src/contracts/action.ts'
import { CALENDAR_LINK, type Message } from '../../../../src/contracts/message.ts'
import type { PersonRecord } from '../../../../src/domain/conversation/state/record.ts'
import type { Day } from '../../../../src/domain/dates/day.ts'
import { remindersDue } from '../../../../src/domain/reminders/content/words.ts'
import { stepOf } from '../../../../src/domain/reminders/schedule/ids.ts'
import { scheduleFor } from '../../../../src/domain/reminders/schedule/projected-plan.ts'
import { turn } from '../../../../src/domain/turn.ts'
import { day, HOLDER, PENDING, personWith } from '../people.ts'

/** Somebody who talks to Kigen: the real turn, again and again. */
function person(record: PersonRecord, start: Day) {
  let kept: PersonRecord | undefined = record
  let today = start
  let input: readonly Message[] = []
  const me = {
    record: () => kept,
    answers: () => kept?.cards[0]?.answers ?? {},
    heard: () => input,
    text: () =>
      input
        .map((one) => (one.kind === 'card' ? one.headline : one.kind === 'counter' ? one.title : one.text))
        .join('\n'),
    asked: () => input.find((one) => one.kind === 'question')?.question,
    on: (then: string) => {
      today = day(then)
      return me
    },
    tap: (action: Action) => {
      const result = turn({ record: kept, incoming: { kind: 'action', action }, today })
      kept = result.record
      input = result.messages
      return me
    },
    type: (text: string) => {
      const result = turn({ record: kept, incoming: { kind: 'text', text }, today })
      kept = result.record
      input = result.messages
      return me
    },
    answer: (on: string, value: string) => me.tap({ do: 'answer', card: '1', on, value }),
    schedule: () => (kept ? scheduleFor(kept, today) : []),
    /** Taps a button of the reminder of this day. */
    tapReminder: (what: Action['do'], value?: string) => {
      const due = me.schedule().filter((one) => one.day === today)
      const words = kept && remindersDue(kept, due, today)
      const buttons = words?.messages.flatMap((message) => message.buttons) ?? []
      const found = buttons.find(
        ({ action }) => action.do === what && (value === undefined || action.value === value),
      )
      if (!found) throw new Error(`no button ${what} on ${today}`)
      return me.tap(found.action)
    },
  }
  return me
}

describe('the round of a card, by the buttons of its reminders', () => {
  it('goes from the special extension over the new residence card to the next round years later', () => {
    const me = person(personWith(PENDING), day('2026-12-18')).tapReminder('done')
    expect(me.text()).toContain('newest date')
    expect(me.asked()).toBe('card-until')
    me.answer('card-until', '2027-02-27')
    expect(me.answers()).toMatchObject({ 'special-extension': 'yes', 'card-until': '2027-02-27' })
    expect(me.schedule()[0]).toMatchObject({ kind: 'extend:check-58', day: '2026-12-30' })

    me.on('2026-12-30').tapReminder('new-card')
    expect(me.asked()).toBe('stay-until')
    me.answer('stay-until', '2029-12-27').answer('new-card-on', '2026-12-29').answer('field-full', 'room')
    expect(me.asked()).toBeUndefined()
    expect(me.schedule()[0]).toMatchObject({ kind: 'extend:soon', day: '2027-01-01' })

    me.on('2027-01-27').tapReminder('done')
    expect(me.asked()).toBe('card-until')
    me.answer('card-until', '2029-12-27')
    expect(me.answers()).toMatchObject({ renewal: 'nothing', 'stay-until': '2029-12-27' })
    expect(me.schedule()[0]).toMatchObject({ kind: 'apply-to-immigration:window', day: '2029-09-27' })
  })

  it('asks about the application when it is said to be filed', () => {
    const me = person(
      personWith({ ...HOLDER, 'card-until': '2026-12-27', 'stay-until': '2026-12-27', renewal: 'nothing' }),
      day('2026-12-18'),
    )
    me.tapReminder('done')
    expect(me.asked()).toBe('pending')
    me.answer('pending', 'extension').answer('special-extension', 'no').answer('proof', 'stamp')
    expect(me.schedule().some(({ kind }) => kind.startsWith('special-extension'))).toBe(true)
    expect(me.schedule().some(({ kind }) => kind.startsWith('apply-to-immigration'))).toBe(false)
  })

  it('asks for the newer date on the card when a special extension was made meanwhile', () => {
    const me = person(personWith(PENDING), day('2026-12-18'))
    me.tap({ do: 'edit', card: '1', on: 'special-extension' }).answer('special-extension', 'yes')
    expect(me.asked()).toBe('card-until')
    expect(me.text()).toContain('newer date')
    me.answer('card-until', '2027-02-27')
    expect(me.asked()).toBeUndefined()
    expect(me.schedule()[0]).toMatchObject({ kind: 'extend:check-58' })
  })

  it('does not lose sight of the card while a question stays open', () => {
    const me = person(personWith(PENDING), day('2026-12-18')).tapReminder('new-card')
    expect(me.asked()).toBe('stay-until')
    expect(me.schedule().filter(({ kind }) => kind.startsWith('finish:')).length).toBeGreaterThanOrEqual(3)
  })

  it('takes a new card on order as done, asks after it, and starts anew once it is collected', () => {
    const lapsed = {
      ...HOLDER,
      'card-until': '2026-11-02',
      'stay-until': '2029-12-27',
      renewal: 'received',
      'new-card-on': '2026-11-20',
      licence: 'no',
    }
    const me = person(personWith(lapsed), day('2026-12-01'))
    const [first] = me.schedule()
    expect(first?.kind).toBe('reissue:nudge-3')
    me.tap({ do: 'done', card: '1', on: stepOf(first?.id ?? '') })
    expect(me.schedule().map(({ kind }) => kind)).toEqual([
      'collect-my-number-card:ordered-30',
      'collect-my-number-card:ordered-50',
      'collect-my-number-card:ordered-75',
    ])
    me.on('2026-12-31').tapReminder('done')
    expect(me.asked()).toBe('card-until')
    me.answer('card-until', '2029-12-27')
    expect(me.schedule()[0]).toMatchObject({ kind: 'apply-to-immigration:window' })
  })

  it('says what can be done now when the last day was missed, and asks no more', () => {
    const me = person(personWith(PENDING), day('2026-12-28')).tapReminder('not-yet')
    expect(me.text()).toContain('what can be done now')
    const about = me.schedule().map(({ kind }) => kind)
    expect(about.filter((kind) => kind.startsWith('special-extension') || kind.startsWith('extend'))).toEqual(
      [],
    )
  })

  it('tells of a button whose plan is gone where things stand, and changes nothing', () => {
    const me = person(personWith(PENDING), day('2026-11-22'))
    const before = me.record()
    me.tap({ do: 'done', card: '1', on: 'aaaaaaaaaaaa' })
    expect(me.text()).toContain('older plan')
    expect(me.record()?.cards).toEqual(before?.cards)
  })
})

describe('a word typed below a reminder', () => {
  it('means the step that is due first, as the button would', () => {
    const me = () => person(personWith(PENDING), day('2026-12-18'))
    expect(me().type('done').asked()).toBe('card-until')
    expect(me().type('not yet').text()).toContain('I write again on')
    expect(me().type('later').text()).toContain('On which day shall I write again?')
    expect(me().type('済みました').record()?.cards[0]?.done).not.toEqual({})
  })
})

describe('quiet', () => {
  it('snoozes three days or until a day, but never past the day before the last open one', () => {
    const me = person(personWith(PENDING), day('2026-12-11')).tapReminder('snooze', '3')
    expect(me.text()).toContain('14 December')
    expect(me.schedule()[0]).toMatchObject({ kind: 'special-extension:snooze', day: '2026-12-14' })
    me.on('2026-12-14').tapReminder('snooze', '3')
    me.on('2026-12-18').tap({
      do: 'snooze',
      card: '1',
      on: stepOf(me.schedule()[0]?.id ?? ''),
      value: '2027-03-01',
    })
    expect(me.text()).toContain(
      'The last open day is Friday 25 December 2026, so I write again on Thursday 24 December 2026.',
    )
    expect(me.schedule()[0]?.day).toBe('2026-12-24')
    me.on('2026-12-24')
    expect(() => me.tapReminder('snooze', '3')).toThrow('no button')
    me.tap({ do: 'snooze', card: '1', on: stepOf(me.schedule()[0]?.id ?? ''), value: '3' })
    expect(me.text()).toContain('no day left to wait for')
    expect(me.schedule().some(({ day: on }) => on === '2026-12-25')).toBe(true)
  })

  it('offers days to choose when none is named, and none past the last open day', () => {
    const me = person(personWith(PENDING), day('2026-12-18'))
    me.tap({ do: 'snooze', card: '1', on: stepOf(me.schedule()[0]?.id ?? '') })
    const [asked] = me.heard()
    if (asked?.kind !== 'question') throw new Error('nothing was asked')
    expect(asked.choices.map(({ action }) => action.value)).toEqual(['3', 'day-before'])
    expect(asked.date).toMatchObject({ min: '2026-12-19', max: '2026-12-24', initial: '2026-12-24' })
  })

  it('offers another day, below a reminder or after "Not yet", only while there is one', () => {
    const planned = scheduleFor(personWith(PENDING), day('2026-11-22'))
    const offers = [...new Set(planned.map((one) => one.day))].flatMap((on) => {
      const me = person(personWith(PENDING), on)
      const offered = remindersDue(
        personWith(PENDING),
        planned.filter((one) => one.day === on),
        on,
      )?.messages
      const notYet = offered?.flatMap(({ buttons }) => buttons).find(({ action }) => action.do === 'not-yet')
      if (!notYet) return []
      const input = me.tap(notYet.action).heard()
      return [...(offered ?? []), ...input]
        .flatMap(({ buttons }) => buttons)
        .filter(({ action }) => action.do === 'snooze' && action.value === undefined)
        .map(({ action }) => [on, person(personWith(PENDING), on).tap(action).asked() !== undefined])
    })
    expect(offers.length).toBeGreaterThan(5)
    expect(offers.filter(([, hasDay]) => !hasDay)).toEqual([])
  })

  it('takes a day from the picker or as it is typed, right after it was asked for', () => {
    const asked = () => {
      const me = person(personWith(PENDING), day('2026-12-11'))
      return me.tap({ do: 'snooze', card: '1', on: stepOf(me.schedule()[0]?.id ?? '') })
    }
    const picked = asked()
    expect(picked.answer(picked.asked() ?? '', '2026-12-17').text()).toContain(
      'until Thursday 17 December 2026',
    )
    expect(asked().type('17 December 2026').text()).toContain('until Thursday 17 December 2026')
    expect(asked().type('令和8年12月17日').record()).not.toHaveProperty('later')
    expect(asked().type('10 December 2026').text()).toContain('On which day shall I write again?')
    expect(asked().type('help').type('17 December 2026').text()).not.toContain('quiet')
  })

  it('stops one thing, one card, or everything, and starts again', () => {
    const me = person(personWith(PENDING), day('2026-12-18'))
    const all = me.schedule().length
    const step = stepOf(me.schedule()[0]?.id ?? '')
    me.tapReminder('stop')
    expect(me.schedule().some(({ id }) => stepOf(id) === step)).toBe(false)
    me.tap({ do: 'remind', card: '1', on: step })
    expect(me.schedule()).toHaveLength(all)
    me.tap({ do: 'stop', card: '1', on: 'card:1' })
    expect(me.schedule()).toEqual([])
    me.tap({ do: 'remind', card: '1' })
    expect(me.schedule()).toHaveLength(all)
    me.tap({ do: 'stop' })
    expect(me.record()?.settings.reminders).toBe(false)
    expect(me.schedule()).toEqual([])
    me.tap({ do: 'remind' })
    // Nothing on the very day on which they were turned on again.
    expect(me.schedule().length).toBeGreaterThan(0)
    expect(me.schedule().some(({ day: on }) => on === '2026-12-18')).toBe(false)
  })
})

describe('settings', () => {
  it('names the next reminder when they are turned on, and the day itself when it is the last', () => {
    const off = personWith(PENDING, { reminders: false })
    expect(person(off, day('2026-11-22')).tap({ do: 'remind' }).text()).toContain(
      'The next one: Wednesday 25 November 2026, about 10:00.',
    )
    expect(person(off, day('2026-12-25')).tap({ do: 'remind' }).text()).toContain(
      'Today is the last open day',
    )
  })

  it('takes the hour and the rhythm, and an hour at night is the nearest by day', () => {
    const me = person(personWith(PENDING), day('2026-11-22')).tap({ do: 'hour', value: '18' })
    expect(me.schedule().every(({ hour }) => hour === 18)).toBe(true)
    me.tap({ do: 'hour', value: '23' })
    expect(me.text()).toContain('between 9:00 and 20:00')
    expect(me.schedule().every(({ hour }) => hour === 19)).toBe(true)
    const normal = me.schedule().length
    me.tap({ do: 'rhythm', value: 'many' })
    expect(me.schedule().length).toBeGreaterThan(normal)
    me.tap({ do: 'rhythm', value: 'few' })
    expect(me.schedule().length).toBeLessThan(normal)
    for (const ask of ['rhythm', 'hour'] as const) {
      me.tap({ do: ask })
      expect(
        me
          .heard()
          .flatMap(({ buttons }) => buttons)
          .every(({ action }) => action.do === ask),
      ).toBe(true)
    }
  })

  it('keeps to the zone of the profile', () => {
    const start = turn({
      record: undefined,
      incoming: { kind: 'start' },
      today: day('2026-11-22'),
      zoneHint: 'Europe/Berlin',
    })
    const record = {
      ...personWith(PENDING),
      settings: { ...personWith(PENDING).settings, zone: start.record?.settings.zone },
    }
    expect(record.settings.zone).toBe('Europe/Berlin')
    // Ten in Berlin in winter is 18 in Japan.
    expect(scheduleFor(personWith(PENDING, { zone: 'Europe/Berlin' }), day('2026-11-22'))[0]?.hour).toBe(18)
  })

  it('lists what is planned, one line a day, and shows one as a test', () => {
    const me = person(personWith(PENDING), day('2026-11-22')).tap({ do: 'reminders' })
    const [list] = me.heard()
    const section = list?.kind === 'card' ? list.sections[0] : undefined
    expect(section?.items[0]).toEqual({
      text: 'Special extension (特例期間延長)',
      note: 'Wednesday 25 November 2026, about 10:00',
    })
    me.tap({ do: 'test-reminder' })
    expect(me.text()).toContain('The real one comes on Wednesday 25 November 2026')
    expect(me.text()).toContain('30 days left')
  })

  it('gives out the calendar’s address, a new one, or none', () => {
    const me = person(personWith(PENDING), day('2026-11-22')).tap({ do: 'calendar' })
    const links = () => me.heard().flatMap((one) => (one.kind === 'text' ? (one.links ?? []) : []))
    expect(links().map(({ url }) => url)).toEqual([
      CALENDAR_LINK,
      expect.stringMatching(/^kigen:calendar\?event=\w{12}$/),
      expect.stringMatching(/^kigen:calendar\?event=\w{12}$/),
    ])
    expect(me.record()?.settings.calendar).toEqual({ address: 0, on: true })
    me.tap({ do: 'calendar', value: 'new' })
    expect(me.record()?.settings.calendar).toEqual({ address: 1, on: true })
    me.tap({ do: 'calendar', value: 'off' })
    expect(me.record()?.settings.calendar).toEqual({ address: 2, on: false })
    expect(links()).toEqual([])
    me.tap({ do: 'calendar' })
    expect(links()).toEqual([])
    me.tap({ do: 'calendar', value: 'on' })
    expect(me.record()?.settings.calendar).toEqual({ address: 2, on: true })
    expect(links()).toHaveLength(3)
  })
})
