import fc from 'fast-check'

/** Texts that have broken something somewhere: prototypes, control signs, halves of pairs, formats, secrets, dates. */
const AWFUL = [
  '',
  ' ',
  '\u0000',
  '\ud800',
  '\udc00\ud800',
  '\u202e',
  '\u200b',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '%',
  '%E0%A4%A',
  '{{day}}',
  '$t(chat.hello)',
  '<script>',
  '../../etc/passwd',
  'D0123',
  'U0123',
  'ﷺ',
  '㍻元年',
  '2027-02-30',
  '9999-12-31',
  '0000-00-00',
  '令和9年3月5日',
  'R9.3.5',
  '31/12/2026',
  'mañana',
  '123456789018',
  'AB12345678CD',
  'mine',
  'fixed-term',
  'card:1',
  '1e999',
  '-0',
]

const words = [
  'yes',
  'no',
  '期限',
  'card',
  '2027',
  '12',
  '3',
  'R',
  '年',
  '月',
  '日',
  '/',
  '-',
  '.',
  ' ',
  'May',
  'engineer',
  '永住者',
  'delete',
  'why',
]

/** Any text: awful ones, pieces of what people write, every code unit there is. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...AWFUL),
  fc.array(fc.constantFrom(...words, ...AWFUL), { maxLength: 8 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.tuple(fc.constantFrom('9', 'あ', 'a ', '2027-', '.'), fc.nat(400)).map(([text, n]) => text.repeat(n)),
)

/** Any value that JSON can hold, objects with keys that reach for prototypes among them. */
export const anyJson: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 3, arbitrary: anyText },
  { weight: 2, arbitrary: fc.double() },
  { weight: 1, arbitrary: fc.constantFrom(null, true, false, [], {}, -1, 2 ** 53, 1e300) },
  {
    weight: 2,
    arbitrary: fc
      .dictionary(
        fc.constantFrom('__proto__', 'constructor', 'toString', 'type', 'id', 'text', 'x'),
        anyText,
        {
          maxKeys: 3,
        },
      )
      .map((value) => JSON.parse(JSON.stringify(value))),
  },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  // What would break a conversion to text or number.
  { weight: 1, arbitrary: fc.constantFrom({ toString: 1, valueOf: 1 }, [[[[{}]]]]) },
)

interface Change {
  readonly at: number
  readonly with: unknown
  readonly how: 'put' | 'drop' | 'add'
}

const change: fc.Arbitrary<Change> = fc.record({
  at: fc.nat(200),
  with: anyJson,
  how: fc.constantFrom('put', 'put', 'put', 'drop', 'add'),
})

/** Every object and list within a value, with each of its keys. */
function places(value: unknown): { readonly within: object; readonly key: string }[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.keys(value).flatMap((key) => [
    { within: value, key },
    ...places(Object.getOwnPropertyDescriptor(value, key)?.value),
  ])
}

/** As JSON would put it there: a prototype's name is a name like any other. */
function own(within: object, key: string, given: unknown): void {
  const value: unknown = given === undefined ? null : JSON.parse(JSON.stringify(given))
  Object.defineProperty(within, key, { value, enumerable: true, configurable: true, writable: true })
}

function apply(sample: unknown, changes: readonly Change[]): unknown {
  const copy: unknown = JSON.parse(JSON.stringify(sample))
  for (const { at, with: value, how } of changes) {
    const all = places(copy)
    const place = all[at % Math.max(1, all.length)]
    if (!place) continue
    if (how === 'drop' && !Array.isArray(place.within)) Reflect.deleteProperty(place.within, place.key)
    else own(place.within, how === 'add' && !Array.isArray(place.within) ? '__proto__' : place.key, value)
  }
  return copy
}

/** One of the samples with up to four places of it changed, dropped or added to; now and then anything at all. */
export function changed(samples: readonly unknown[]): fc.Arbitrary<unknown> {
  return fc.oneof(
    {
      weight: 9,
      arbitrary: fc
        .tuple(fc.constantFrom(...samples), fc.array(change, { maxLength: 4 }))
        .map(([sample, changes]) => apply(sample, changes)),
    },
    { weight: 1, arbitrary: anyJson },
  )
}
