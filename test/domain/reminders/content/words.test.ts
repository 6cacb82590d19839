import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeAction, encodeAction } from '../../../../src/contracts/action.ts'
import { LANGUAGES } from '../../../../src/contracts/languages.ts'
import type { CardMessage, Message } from '../../../../src/contracts/message.ts'
import { addDays } from '../../../../src/domain/dates/arithmetic.ts'
import type { Day } from '../../../../src/domain/dates/day.ts'
import { showDay } from '../../../../src/domain/dates/show.ts'
import { type DatedContent, dueContentOf } from '../../../../src/domain/reminders/content/due-content.ts'
import { remindersDue } from '../../../../src/domain/reminders/content/words.ts'
import { projectedPlanOf, scheduleFor } from '../../../../src/domain/reminders/schedule/projected-plan.ts'
import { anyScene, day, HOLDER, PENDING, personWith } from '../people.ts'

const graphemes = (text: string) => [...new Intl.Segmenter().segment(text)].length

const isCard = (message: Message): message is CardMessage => message.kind === 'card'

const cardsOf = (messages: readonly Message[] = []) => messages.filter(isCard)

/** What a person is told by the reminders due on a day, if the dispatcher only comes on `sentOn`. */
function told(answers: Readonly<Record<string, string>>, asked: string, dueOn: string, sentOn = dueOn) {
  const record = personWith(answers)
  const due = scheduleFor(record, day(asked)).filter((one) => one.day === day(dueOn))
  return cardsOf(remindersDue(record, due, day(sentOn))?.messages)
}

/** Fails unless today's plan still has this content. */
function expectFromPlan({ content, plan }: DatedContent, today: Day): void {
  if (content.kind === 'step' || content.kind === 'nudge') expect(plan.steps).toContain(content.step)
  if (content.kind === 'step') expect(content.by >= today).toBe(true)
  if (content.kind === 'follow-up') expect(content.by < today).toBe(true)
}

/** Fails unless the message is personal, its notice holds no figure, and every channel can carry its buttons. */
function expectCarried(message: Message): void {
  expect(message.audience).toBe('personal')
  expect(message.notice).not.toMatch(/\d/)
  expect(message.buttons.length).toBeGreaterThan(0)
  for (const { label, action } of message.buttons) {
    expect(graphemes(label), label).toBeLessThanOrEqual(20)
    expect(decodeAction(encodeAction(action))).toEqual(action)
    expect(encodeAction(action).length).toBeLessThanOrEqual(300)
  }
}

describe('for any answers, on any day, however late', () => {
  it('says only what the plan of that day says, personally, with buttons that every channel can carry', () => {
    const met = { contents: 0, messages: 0, dropped: 0 }
    fc.assert(
      fc.property(
        anyScene,
        fc.integer({ min: 0, max: 40 }),
        fc.constantFrom(...LANGUAGES),
        ({ today, answers }, late, language) => {
          const record = { ...personWith(answers), language }
          const [card] = record.cards
          if (!card) return
          for (const one of scheduleFor(record, today).slice(0, 12)) {
            const then = addDays(one.day, late)
            const seen = { card, projectedPlan: projectedPlanOf(card, then), record, today: then }
            const matters = dueContentOf(seen, [one])
            for (const matter of matters) expectFromPlan(matter, then)
            const words = remindersDue(record, [one], then)
            expect(words === undefined).toBe(matters.length === 0)
            const messages = words?.messages ?? []
            messages.forEach(expectCarried)
            met.contents += matters.length
            met.messages += messages.length
            if (matters.length === 0) met.dropped += 1
          }
        },
      ),
      { numRuns: 150 },
    )
    expect(met.contents).toBeGreaterThan(40)
    expect(met.messages).toBeGreaterThan(40)
    expect(met.dropped).toBeGreaterThan(2)
  })
})

describe('what a reminder says', () => {
  it('names the one thing to do, the last open day, the place, what to bring and the law’s day', () => {
    const [message] = told(PENDING, '2026-11-22', '2026-12-18')
    expect(message?.headline).toBe(
      'Get the special extension (特例期間延長) for your My Number Card at the city office by Friday 25 December 2026 — 7 days left.',
    )
    expect(message?.lead[0]).toBe(
      'The law’s last day is Sunday 27 December 2026. The office is closed then: Friday 25 December 2026 is the last day you can go.',
    )
    expect(message?.rows.map(({ value }) => value)).toContain('City office where you are registered')
    expect(message?.sections.map(({ title }) => title)).toEqual(['Bring', 'After that'])
    expect(message?.tone).toBe('now')
  })

  it('offers done, not yet, the new card, later, other answers and stop', () => {
    const [message] = told(PENDING, '2026-11-22', '2026-12-18')
    expect(message?.buttons.map(({ action }) => action.do)).toEqual([
      'done',
      'not-yet',
      'new-card',
      'snooze',
      'snooze',
      'review',
      'stop',
    ])
  })

  it('says several things of one day for one person in one delivery, the most urgent first', () => {
    const one = personWith(PENDING)
    const child = {
      id: '2',
      label: 'child' as const,
      flow: 'card-validity',
      answers: {
        ...PENDING,
        whose: 'child',
        age: 'under-15',
        'card-until': '2027-01-10',
        'stay-until': '2027-01-10',
      },
      done: {},
    }
    const record = { ...one, cards: [...one.cards, child] }
    const due = scheduleFor(record, day('2026-11-22')).filter(({ day: on }) => on <= '2026-12-25')
    const words = remindersDue(record, due, day('2026-12-25'))
    const headlines = cardsOf(words?.messages).map(({ headline }) => headline)
    expect(headlines).toHaveLength(2)
    expect(headlines[0]).toContain('It is the last day')
    expect(headlines[1]).toContain('your child’s My Number Card')
    expect(words?.priority).toBe(9)
  })

  it('says when it is late, and what is still true; and asks instead once the day is over', () => {
    const [late] = told(PENDING, '2026-11-22', '2026-12-11', '2026-12-16')
    expect(late?.lead[0]).toBe(
      `This reminder was meant for ${showDay(day('2026-12-11'), 'en')}. It is late; what it says is true today.`,
    )
    expect(late?.headline).toContain('9 days left')
    expect(told(PENDING, '2026-11-22', '2026-12-11', '2026-12-30')).toEqual([])
    const [asked] = told(PENDING, '2026-11-22', '2026-12-28', '2026-12-30')
    expect(asked?.headline).toContain('Did you get it done?')
  })

  it('says plainly that no open day is left, on a weekend before a closed last day', () => {
    const [message] = told(PENDING, '2026-11-22', '2026-12-25', '2026-12-26')
    expect(message?.headline).toContain('The office is not open on any day until then')
  })

  it('tells who filed nothing to file, not to extend', () => {
    const nothing = { ...HOLDER, 'card-until': '2026-12-27', 'stay-until': '2026-12-27', renewal: 'nothing' }
    const [message] = told(nothing, '2026-11-22', '2026-12-18')
    expect(message?.headline).toContain('Apply to immigration')
    expect(message?.sections.at(-1)?.items[0]?.text).toContain('special extension')
  })

  it('asks for the new residence card while all hangs on it', () => {
    const waiting = { ...PENDING, 'card-until': '2027-02-27', 'special-extension': 'yes' }
    const [message] = told(waiting, '2026-12-26', '2026-12-30')
    expect(message?.headline).toContain('Has the new residence card come?')
    expect(message?.buttons[0]?.action.do).toBe('new-card')
  })

  it('says nothing where reminders are off, the card is stopped or gone, or the step is done by then', () => {
    const record = personWith(PENDING)
    const due = scheduleFor(record, day('2026-11-22')).slice(0, 1)
    const on = due[0]?.day ?? day('2026-11-22')
    expect(remindersDue(record, due, on)).toBeDefined()
    expect(
      remindersDue({ ...record, settings: { ...record.settings, reminders: false } }, due, on),
    ).toBeUndefined()
    expect(remindersDue({ ...record, stopped: ['card:1'] }, due, on)).toBeUndefined()
    expect(remindersDue({ ...record, cards: [] }, due, on)).toBeUndefined()
    const extended = {
      ...PENDING,
      'card-until': '2029-12-27',
      'stay-until': '2029-12-27',
      renewal: 'nothing',
    }
    expect(remindersDue(personWith(extended), due, on)).toBeUndefined()
  })
})
