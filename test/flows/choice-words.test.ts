import { describe, expect, it } from 'vitest'
import { cardValidity } from '../../flows/card-validity.ts'
import { CHOICE_WORDS } from '../../flows/choice-words.ts'
import { exactChoice } from '../../src/domain/conversation/input/match-choice.ts'
import { normalizeLabel } from '../../src/domain/language/normalize-label.ts'

const questions = new Map<string, readonly string[]>(
  cardValidity.questions.flatMap((question) =>
    question.kind === 'choice' ? [[question.id, question.choices]] : [],
  ),
)

describe.each(Object.entries(CHOICE_WORDS))('the words for %s', (id, byChoice) => {
  const ids = questions.get(id) ?? []
  const from = { ids, key: (choice: string) => `choice.${id}.${choice}`, words: byChoice }

  it('are for choices that the question has', () => {
    expect(Object.keys(byChoice).filter((choice) => !ids.includes(choice))).toEqual([])
  })

  it('mean one choice each, and that one', () => {
    const all = Object.values(byChoice).flat().map(normalizeLabel)
    expect(all.filter((word, at) => all.indexOf(word) !== at)).toEqual([])
    for (const [choice, words] of Object.entries(byChoice))
      for (const word of words) expect([word, exactChoice(word, from)]).toEqual([word, choice])
  })
})
