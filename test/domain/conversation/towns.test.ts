import { describe, expect, it } from 'vitest'
import { PENDING, Person } from './helpers.ts'

const atTown = (languageHint = 'en') =>
  new Person({ languageHint }).start().answers(PENDING).taps({ do: 'edit', on: 'exact-town' })
const kept = (person: Person) => person.kept.cards[0]?.answers.town

describe('a town that is typed', () => {
  it('is said back and kept as another town where nothing special is known of it', () => {
    const person = atTown().types('Shinjuku-ku')
    expect(person.said).toContain('I know nothing special about Shinjuku (新宿区)')
    expect(kept(person)).toBe('elsewhere')
    expect(atTown('ja').types('新宿区').said).toContain('新宿区について')
  })

  it('is asked again where it is no municipality of Japan', () => {
    const person = atTown().types('Springfield')
    expect(kept(person)).toBeUndefined()
    expect(person.question).toBe('town')
  })

  it.each([
    ['Bunkyō', 'bunkyo'],
    ['inagi shi, tokyo', 'inagi'],
    ['松戸市', 'matsudo'],
  ])('%s is offered for a yes', (typed, town) => {
    expect(kept(atTown().types(typed).taps({ do: 'confirm', on: 'town', value: town }))).toBe(town)
  })

  it('offers the city of Gunma and any other town for Ōta, which is also a ward of Tokyo', () => {
    const person = atTown().types('Ōta')
    expect(person.said).toContain('Ota, Gunma')
    expect(kept(person)).toBeUndefined()
  })
})
