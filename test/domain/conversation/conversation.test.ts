import { describe, expect, it } from 'vitest'
import { PENDING, Person, TODAY } from './helpers.ts'

describe('first contact', () => {
  it('greets, says what is kept, offers the language and asks the first question, in three messages at most', () => {
    const person = new Person().start()
    expect(person.messages.map(({ kind }) => kind)).toEqual(['text', 'question'])
    expect(person.said).toContain('no names, no card numbers')
    expect(person.said).toContain('"do":"language"')
    expect(person.question).toBe('whose')
  })

  it('speaks the language of the profile where Kigen has it, else English', () => {
    expect(new Person({ languageHint: 'ja-JP' }).start().kept.language).toBe('ja')
    expect(new Person({ languageHint: 'sw' }).start().kept.language).toBe('en')
  })

  it('greets once', () => {
    expect(new Person().start().types('hello').said).not.toContain('this is Kigen')
  })
})

describe('a typed status', () => {
  const atStatus = () => new Person().start().tapsLabel('Mine')

  it('is taken where it is sure, with its official name said back', () => {
    const person = atStatus().types('gijinkoku')
    expect(person.kept.cards[0]?.answers.status).toBe('fixed-term')
    expect(person.said).toContain('技術・人文知識・国際業務')
  })

  it('waits for a yes where only the spelling is near', () => {
    const person = atStatus().types('permanant residant')
    expect(person.kept.cards[0]?.answers.status).toBeUndefined()
    expect(person.types('yes').kept.cards[0]?.answers.status).toBe('permanent-resident')
  })

  it('is asked back where it can be two things', () => {
    const person = atStatus().types('highly skilled professional')
    expect(person.kept.cards[0]?.answers.status).toBeUndefined()
    expect(person.tapsLabel('Highly skilled (ii)').kept.cards[0]?.answers.status).toBe('highly-skilled-2')
  })

  it('answers both questions where it is one of the rare ones', () => {
    expect(atStatus().types('diplomat').kept.cards[0]?.answers).toMatchObject({
      status: 'something-else',
      'status-other': 'diplomat-or-official',
    })
  })
})

describe('a typed day', () => {
  const atDate = () => new Person().start().answers({ whose: 'mine', status: 'fixed-term', holds: 'yes' })
  const until = (person: Person) => person.kept.cards[0]?.answers['card-until']

  it('is said back with the form of the card, and counts only after a yes', () => {
    const person = atDate().types('R8.12.6')
    expect(person.said).toContain('Sunday 6 December 2026 (令和8年12月6日)')
    expect(until(person)).toBeUndefined()
    expect(until(person.types('yes'))).toBe('2026-12-06')
  })

  it('can be taken back', () => {
    const person = atDate().types('R8.12.6', 'no')
    expect(until(person)).toBeUndefined()
    expect(person.question).toBe('card-until')
  })

  it('is offered both ways where day and month can be either', () => {
    const person = atDate().types('3/5/2027')
    expect(until(person.tapsLabel('3 May 2027'))).toBe('2027-05-03')
  })

  it.each([
    ['2027-02-30', 'no such day'],
    ['2040-01-01', 'more than 11 years away'],
    ['平成32年1月1日', 'era had ended'],
    ['soon', 'did not understand'],
  ])('%s is said to be wrong, and asked again', (text, words) => {
    const person = atDate().types(text)
    expect(person.said).toContain(words)
    expect(person.question).toBe('card-until')
    expect(until(person)).toBeUndefined()
  })

  it('of a picker counts at once and is said in the next message', () => {
    const person = atDate().answers({ 'card-until': '2026-12-06' })
    expect(until(person)).toBe('2026-12-06')
    expect(person.said).toContain('令和8年12月6日')
  })
})

describe('"I don’t know"', () => {
  it('is answered with where it is printed, and the second time the question is left open', () => {
    const person = new Person().start().answers({ whose: 'mine' }).types('I don’t know')
    expect(person.said).toContain('在留期間 (PERIOD OF STAY)')
    expect(person.question).toBe('status')
    person.tapsLabel('Not sure')
    expect(person.kept.cards[0]?.answers.status).toBe('unsure')
  })

  it('leads to an answer that says what is still needed, where it stands and whom to call', () => {
    const person = new Person().start().answers({ ...PENDING, 'card-until': 'unsure' })
    person.answers({ renewal: 'nothing' })
    expect(person.said).toContain('Date on the card')
    expect(person.said).toContain('まで有効')
    expect(person.said).toContain('0120-95-0178')
  })
})

describe('the answer', () => {
  const answered = () => new Person({ today: '2026-11-21' }).start().answers(PENDING)

  it('says first what to do by which open day, then that the legal last day is closed', () => {
    const [card] = answered().messages.filter((message) => message.kind === 'card')
    expect(card?.headline).toBe(
      'Get the special extension (特例期間延長) for your My Number Card at the city office by Friday 4 December 2026 — 13 days left.',
    )
    expect(card?.lead).toEqual([expect.stringContaining('The law’s last day is Sunday 6 December 2026')])
    expect(card?.sections.map(({ title }) => title)).toEqual([
      'Bring',
      'After that',
      'If you miss it',
      'Good to know',
    ])
  })

  it('offers a reminder, the counter card, why, and to change an answer, in that order', () => {
    const labels = answered()
      .messages.at(-1)
      ?.buttons.map(({ label }) => label)
    expect(labels?.slice(0, 4)).toEqual(['Remind me', 'Show at the counter', 'Why', 'Change an answer'])
  })

  it('explains itself by the person’s own answers and by pages with the day they were read', () => {
    const person = answered().tapsLabel('Why')
    expect(person.said).toContain('Date on the card: Sunday 6 December 2026')
    expect(person.said).toMatch(/checked on 2\d November 2026/)
    expect(person.said).toContain('"url":"https://')
    expect(answered().types('why?').messages).toEqual(person.messages)
    expect(answered().types('Why').messages).toEqual(person.messages)
  })

  it('can be shown at the counter in Japanese, without a name or a number, and told in one’s own language', () => {
    const person = answered().tapsLabel('Show at the counter')
    const [counter, own] = person.messages
    expect(counter).toMatchObject({
      kind: 'counter',
      language: 'ja',
      title: 'マイナンバーカードの特例期間延長',
      alt: 'Show at the counter: Special extension of the My Number Card',
    })
    expect(own).toMatchObject({ kind: 'text', language: 'en' })
  })

  it('tells the clerk about an online application', () => {
    const person = answered().answers({ proof: 'online-self', 'receipt-mail': 'yes' }).taps({ do: 'counter' })
    expect(person.said).toContain('オンライン申請のため、在留カード裏面に「申請中」のスタンプはありません。')
  })

  it('changes with any earlier answer, at once, by an old button too', () => {
    const person = answered().taps({ do: 'answer', card: '1', on: 'renewal', value: 'received' })
    expect(person.said).toContain('Changed: Immigration')
    expect(person.question).toBe('new-card-on')
  })

  it('can be made more exact, and a town that shares its name is asked back', () => {
    const person = answered().tapsLabel('Make it more exact').tapsLabel('My town').types('Ota')
    expect(person.kept.cards[0]?.answers.town).toBeUndefined()
    expect(person.tapsLabel('Another town').kept.cards[0]?.answers.town).toBe('elsewhere')
  })

  it('names what the town does its own way', () => {
    const person = answered().answers({
      renewal: 'received',
      'new-card-on': '2026-11-21',
      'stay-until': '2029-12-06',
      'field-full': 'room',
    })
    person.taps({ do: 'answer', on: 'town', value: 'konan-shiga' })
    expect(person.said).toContain('go from the next day on')
  })
})

describe('at any time', () => {
  const atDate = () => new Person().start().answers({ whose: 'mine', status: 'fixed-term', holds: 'yes' })

  it.each([
    ['why do you ask?', 'This date decides the deadline'],
    ['help', 'You can do this at any time'],
    ['thanks', 'You are welcome'],
    ['talk to a person', '0120-95-0178'],
    ['privacy', 'encrypted'],
    ['how much does it cost?', 'about the card are free'],
  ])('%s is answered, and the place is not lost', (text, words) => {
    const person = atDate().types(text)
    expect(person.said).toContain(words)
    expect(person.types('R8.12.6', 'yes').kept.cards[0]?.answers['card-until']).toBe('2026-12-06')
  })

  it('the language changes, and the question at hand is asked in it', () => {
    const person = atDate().types('日本語')
    expect(person.kept).toMatchObject({ language: 'ja', languageChosen: true })
    expect(person.said).toContain('まで有効')
  })

  it('what is no text is answered in one line, and the question asked again', () => {
    const person = atDate().hear({ kind: 'unreadable', what: 'sticker' })
    expect(person.said).toContain('I can read only words')
    expect(person.question).toBe('card-until')
  })

  it('a photo may show a number: its sender is told how to take it back', () => {
    const person = atDate().hear({ kind: 'unreadable', what: 'image' })
    expect(person.said).toContain('送信取消')
    expect(person.question).toBe('card-until')
  })

  it.each(['image', 'sticker', 'audio'] as const)(
    'a finished answer is not repeated after %s: one line, with the way back to it',
    (what) => {
      const person = new Person().start().answers(PENDING).hear({ kind: 'unreadable', what })
      expect(person.messages.map(({ kind }) => kind)).toEqual(['text'])
      expect(person.messages[0]?.buttons.map(({ action }) => action.do)).toContain('home')
    },
  )

  it('two misunderstandings in a row show the choices and people to call', () => {
    const person = new Person().start().types('qwerty').types('asdfgh')
    expect(person.said).toContain('0570-013904')
    expect(person.question).toBe('whose')
  })

  it('the phone numbers are not spelt out twice on one day, unless they are asked for', () => {
    const person = new Person().start().types('qwerty', 'asdfgh')
    expect(person.types('zxcvbn', 'yuiop').said).not.toContain('0570-013904')
    expect(person.tapsLabel('Talk to a person').said).toContain('0570-013904')
    expect(person.tapsLabel('Mine').types('qwerty', 'asdfgh').said).not.toContain('0570-013904')
    const nextDay = new Person({ today: '2026-11-25', record: person.kept }).types('qwerty', 'asdfgh')
    expect(nextDay.said).toContain('0570-013904')
  })

  it('a My Number is not kept, and the person is told why', () => {
    const person = atDate().types('my number is 1234 5678 9018')
    expect(person.said).toContain('I did not keep it')
    expect(JSON.stringify(person.kept)).not.toMatch(/1234|9018/)
    expect(person.said).not.toMatch(/1234 ?5678/)
  })

  it('everything is shown, and erased only after a second word', () => {
    const person = atDate()
    expect(person.types('show my data').said).toContain('fixed-term')
    person.types('delete my data')
    expect(person.kept.cards[0]?.answers.holds).toBe('yes')
    person.tapsLabel('Yes, delete it all')
    expect(person.record).toBeUndefined()
    expect(person.said).toContain('deleted')
  })

  it('the words on the buttons of that question can be typed, too', () => {
    expect(atDate().types('delete my data', 'No, keep it').question).toBe('card-until')
    expect(atDate().types('delete my data', 'Yes, delete it all').record).toBeUndefined()
    expect(atDate().types('R8.12.6', 'yes', 'back', 'Keep it').question).toBe('stay-until')
  })

  it('starting over forgets the answers of this card alone', () => {
    const person = atDate().taps({ do: 'card-add' }).answers({ whose: 'child' }).types('start over')
    expect(person.kept.cards.map(({ answers }) => Object.keys(answers).length)).toEqual([3, 0])
  })
})

describe('several cards', () => {
  it('are asked about one after the other, and an old button still means its own card', () => {
    const person = new Person()
      .start()
      .answers({ whose: 'mine' })
      .taps({ do: 'card-add' })
      .answers({ whose: 'child' })
    expect(person.kept.active).toBe('2')
    person.taps({ do: 'answer', card: '1', on: 'status', value: 'permanent-resident' })
    expect(person.kept.active).toBe('1')
    expect(person.kept.cards[1]?.answers.status).toBeUndefined()
    expect(person.taps({ do: 'cards' }).said).toContain('My child’s card')
  })

  it('are eight at most', () => {
    const person = new Person().start()
    for (let more = 0; more < 9; more++) person.taps({ do: 'card-add' })
    expect(person.kept.cards).toHaveLength(8)
    expect(person.said).toContain('Eight cards')
  })
})

describe('where others read along', () => {
  const ask = (text: string, person = new Person()) => person.hear({ kind: 'ask-in-public', text })

  it('a general answer is given, with its sources, and no record is touched', () => {
    const person = ask('How do I extend my My Number Card?')
    expect(person.record).toBeUndefined()
    expect(person.messages.every(({ audience }) => audience === 'public')).toBe(true)
    expect(person.said).toContain('有効期間変更')
    expect(person.said).toContain('last checked on')
  })

  it('nothing of a known person shows', () => {
    const person = ask('I lost my card', new Person().start().answers(PENDING))
    expect(person.said).not.toMatch(/2026-12-06|6 December/)
    expect(person.kept.cards[0]?.answers).toEqual(PENDING)
  })

  it('anything else is pointed to a private talk', () => {
    expect(ask('what is for lunch').said).toContain('in private')
  })
})

describe('a day passes', () => {
  it('and the same answers lead to the answer of that day', () => {
    const { kept } = new Person({ today: TODAY }).start().answers(PENDING)
    const later = new Person({ today: '2026-12-07', record: kept }).taps({ do: 'home' })
    expect(later.question).toBe('filed-on')
    later.answers({ 'filed-on': '2026-11-20', licence: 'no' })
    expect(later.said).toContain('Your My Number Card ended on Sunday 6 December 2026')
  })
})
