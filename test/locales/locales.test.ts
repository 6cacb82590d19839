import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { FLOWS } from '../../flows/index.ts'
import { KNOWN_LANGUAGES, LANGUAGES, languageNames } from '../../src/contracts/languages.ts'
import { ruleWordsKey } from '../../src/domain/conversation/answer/explanation.ts'
import { OWN_HEADLINE, QUIET } from '../../src/domain/conversation/answer/headline.ts'
import { UNSETTLED } from '../../src/domain/conversation/answer/unsettled.ts'
import { languageOfTag } from '../../src/domain/language/recognise-language.ts'
import {
  AFTERS,
  COUNTER_ACTIONS,
  PLACES,
  SITUATIONS,
  STEP_ACTIONS,
  THINGS,
  WARNINGS,
} from '../../src/domain/rules/contract/vocabulary.ts'
import { TRACE_RULES } from '../../src/domain/rules/tables/all-tables.ts'
import { CONSEQUENCES } from '../../src/domain/rules/tables/consequences.ts'
import { LOCAL_CODES } from '../../src/domain/rules/tables/local.ts'
import { TOPICS } from '../../src/domain/topics/topics.ts'
import { faultsOf } from '../../src/tools/translation/faults.ts'
import { baseKey } from '../../src/tools/translation/plurals.ts'
import { textsOf } from '../../src/tools/translation/texts.ts'
import { WALKED } from '../languages.ts'

const english = textsOf('en')

/** Sections whose every key must be used; the channels answer for their own. */
const OWN = /^(?:question|choice|button|answer|step|warning|bring|why|date|chat|counter|privacy|error)\./

const questions = [...FLOWS.values()].flatMap((flow) => flow.questions)
const refinements = [...FLOWS.values()].flatMap((flow) => flow.refinements)

/** Every key that is put together from an id. */
function builtKeys(): string[] {
  const parts = ['ask', 'where', 'why']
  const secrets = ['my-number', 'residence-card', 'passport', 'bank-card', 'phone', 'email']
  const dates = [
    'no-such-day',
    'out-of-range',
    'years-disagree',
    'era-not-begun',
    'era-ended',
    'need-day',
    'need-year',
    'two-digit-year',
    'too-many-dates',
    'minguo',
    'bikram-sambat',
    'persian',
  ]
  return [
    ...questions.flatMap((question) => [
      ...['name', ...parts].map((part) => `question.${question.id}.${part}`),
      ...(question.wordings ?? []).flatMap(({ as }) =>
        parts.map((part) => `question.${question.id}.${as}.${part}`),
      ),
      ...(question.kind === 'choice' ? question.choices.map((id) => `choice.${question.id}.${id}`) : []),
      ...(question.kind === 'date'
        ? ['too-early', 'too-late', ...(question.notBefore ?? []).map(({ as }) => `${as}.too-early`)].map(
            (end) => `question.${question.id}.${end}`,
          )
        : []),
    ]),
    ...refinements.map(({ id }) => `choice.exact.${id}`),
    ...SITUATIONS.flatMap((id) => [
      `answer.${id}.lead`,
      ...(OWN_HEADLINE.has(id) || QUIET.has(id) ? [`answer.${id}.headline`] : []),
    ]),
    ...STEP_ACTIONS.flatMap((id) => [`step.${id}.do`, `step.${id}.name`]),
    ...PLACES.filter((id) => id !== 'none').map((id) => `step.where.${id}`),
    ...AFTERS.map((id) => `step.after.${id}`),
    ...WARNINGS.map((id) => `warning.${id}`),
    ...LOCAL_CODES.map((id) => `warning.local.${id}`),
    ...THINGS.flatMap((id) => [`bring.${id}.name`, `bring.${id}.japanese`]),
    ...Object.keys(UNSETTLED).map((id) => `answer.unsettled.${id}`),
    ...CONSEQUENCES.map((id) => `answer.miss.${id}`),
    ...TRACE_RULES.flatMap((id) => ruleWordsKey(id) ?? []),
    ...COUNTER_ACTIONS.flatMap((id) => [
      ...['title', 'purpose', 'request'].map((part) => `counter.${id}.${part}`),
      `button.counter-${id}`,
    ]),
    ...['household-member', 'agent', 'legal-representative'].map((by) => `counter.note.visit-${by}`),
    'question.status.form',
    ...[15, 18].map((age) => `chat.turns.${age}`),
    ...TOPICS.flatMap(({ id }) => [`topic.${id}.label`, `topic.${id}.text`]),
    ...secrets.map((id) => `error.secret.${id}`),
    ...dates.map((id) => `error.date.${id}`),
    ...['now', 'by-date', 'nothing', 'over', 'plain'].map((tone) => `answer.band.${tone}`),
    ...[15, 18].map((age) => `chat.turns.${age}`),
    ...['mine', 'child', 'other'].flatMap((whose) => [
      `chat.card.${whose}`,
      `chat.residence.${whose}`,
      `chat.stay.${whose}`,
      `chat.card-name.${whose}`,
    ]),
  ]
}

function sources(folder: URL): string {
  return readdirSync(folder, { withFileTypes: true })
    .map((entry) => {
      if (entry.isDirectory()) return sources(new URL(`${entry.name}/`, folder))
      return /\.(?:ts|js)$/.test(entry.name) ? readFileSync(new URL(entry.name, folder), 'utf8') : ''
    })
    .join('\n')
}

describe.each(LANGUAGES)('the words in %s', (language) => {
  it('have no fault that translators are told of', () => {
    expect(faultsOf(language).map(({ at, what }) => `${at}: ${what}`)).toEqual([])
  })

  it('are there for every id of flows and rules', () => {
    const words = textsOf(language)
    expect(builtKeys().filter((key) => !words.has(key))).toEqual([])
  })
})

describe('the voice of English and Japanese', () => {
  it.each(WALKED)('does not plead, in %s', (language) => {
    for (const [key, text] of textsOf(language))
      if (OWN.test(key)) expect(text, key).not.toMatch(/unfortunately|please be advised|残念ながら/i)
  })
})

describe('a language', () => {
  it('is spoken only if its folder is whole', () => {
    expect(LANGUAGES).toEqual(expect.arrayContaining(['en', 'ja']))
    for (const language of LANGUAGES)
      expect(languageNames(language).name).toBe(textsOf(language).get('meta.name'))
  })

  it('has a tag that i18next and Intl bear', () => {
    for (const language of KNOWN_LANGUAGES) {
      expect(new Intl.Locale(language).toString()).toBe(language)
      expect(Intl.getCanonicalLocales(language)).toEqual([language])
      expect(languageOfTag(language) === language).toBe(LANGUAGES.includes(language))
    }
  })
})

describe('the words', () => {
  it('are all used', () => {
    const code = sources(new URL('../../src/', import.meta.url))
    const built = new Set(builtKeys())
    const open = [...english.keys()].map(baseKey).filter((key) => OWN.test(key) && !built.has(key))
    const unused = open.filter((key) => !isNamed(code, key))
    expect(unused).toEqual([])
  })

  it('name the phone numbers of the rules', () => {
    const human = [...english]
      .filter(([key]) => key.startsWith('chat.human.'))
      .map(([, text]) => text)
      .join('\n')
    for (const phone of ['0120-95-0178', '0120-0178-27', '0570-013904', '0120-76-2029'])
      expect(human).toContain(phone)
  })
})

/** Whether code names a key: whole, or its last part behind a prefix that code puts together. */
function isNamed(code: string, key: string): boolean {
  if (code.includes(`'${key}'`) || code.includes(`\`${key}\``)) return true
  const [last = ''] = key.split('.').slice(-1)
  const prefix = key.slice(0, key.length - last.length)
  return code.includes(`\`${prefix}\${`) && code.includes(`'${last}'`)
}
