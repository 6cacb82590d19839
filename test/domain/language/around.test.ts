import { describe, expect, it } from 'vitest'
import { around, withoutAround } from '../../../src/domain/language/around.ts'
import { localeWords } from '../../../src/domain/language/locale-words.ts'
import { recogniseCommand } from '../../../src/domain/language/recognise-command.ts'
import { recogniseStatus } from '../../../src/domain/language/recognise-status.ts'

const last = (text: string, before: readonly string[], after: readonly string[]) =>
  withoutAround(text, around(before, after)).at(-1)

describe('words around a name', () => {
  it('are removed one after the other, and each remainder is given', () => {
    expect(withoutAround('i am a student please', around(['i am', 'a'], ['please']))).toEqual([
      'i am a student please',
      'i am a student',
      'a student please',
      'a student',
      'student please',
      'student',
    ])
  })

  it('are removed in every way, where one is the end of another', () => {
    const forms = withoutAround('оюутны визтэй шүү', around([], ['визтэй шүү', 'шүү']))
    expect(forms).toEqual(['оюутны визтэй шүү', 'оюутны', 'оюутны визтэй'])
  })

  it('in a script with spaces are whole words', () => {
    expect(last('aid', ['a'], ['d'])).toBe('aid')
    expect(last('би оюутан', ['би'], [])).toBe('оюутан')
    expect(last('билет', ['би'], [])).toBe('билет')
  })

  it('in a script without spaces may touch the name', () => {
    expect(last('私は留学です', ['私', 'は'], ['です'])).toBe('留学')
    expect(last('ខ្ញុំជានិស្សិតបាទ', ['ខ្ញុំជា'], ['បាទ'])).toBe('និស្សិត')
  })

  it('may count years, with any number of one or two digits', () => {
    expect(last('3-year engineer', ['{number} year'], [])).toBe('engineer')
    expect(last('ky su 3 nam', [], ['{number} năm'])).toBe('ky su')
    expect(last('300 year engineer', ['{number} year'], [])).toBe('300 year engineer')
  })

  it('never leave nothing', () => {
    expect(last('please', ['please'], ['please'])).toBe('please')
  })
})

describe('each language', () => {
  const spoken = localeWords().filter(({ language }) => language !== 'ja-Hira')

  it('has words around a status and around a command', () => {
    const none = spoken.filter(
      ({ around: { status, command } }) =>
        status.before.length + status.after.length === 0 ||
        command.before.length + command.after.length === 0,
    )
    expect(none.map(({ language }) => language)).toEqual([])
  })

  it.each([
    ['km', 'ខ្ញុំជានិស្សិតបាទ'],
    ['th', 'ผมเป็นนักศึกษาครับ'],
    ['mn', 'би оюутан шүү'],
    ['mn', 'оюутны визтэй шүү'],
    ['ne', 'म विद्यार्थी हुँ'],
    ['id', 'saya punya visa ryugaku kak'],
    ['my', 'ကျွန်တော်ကကျောင်းသားပါ'],
    ['es', 'soy estudiante, gracias'],
    ['pt-BR', 'meu visto é de estudante'],
    ['ko', '저는 유학생입니다'],
    ['zh-Hans', '我现在是留学生'],
    ['zh-Hant', '我目前是留學生'],
    ['vi', 'em là du học sinh ạ'],
    ['fil', 'ang visa ko ay student po'],
    ['en', "I'm here on a student visa"],
    ['ja', '私は留学があります'],
  ])('tells a status in a sentence: %s', (_, text) => {
    expect(recogniseStatus(text)).toMatchObject({ status: { id: 'student' }, sure: true })
  })

  it.each([
    ['សូមលុបទិន្នន័យផង', 'delete'],
    ['por favor ayuda, gracias', 'help'],
    ['도움말 부탁드려요', 'help'],
    ['ajuda por gentileza', 'help'],
    ['тусламж өгөөч', 'help'],
  ])('asks politely: %s', (text, command) => {
    expect(recogniseCommand(text)).toBe(command)
  })

  it('asks to finish without having finished', () => {
    expect(recogniseCommand('done, thanks')).toBe('done')
    expect(recogniseCommand('please done')).toBeUndefined()
    expect(recogniseCommand('请完成')).toBeUndefined()
  })
})
