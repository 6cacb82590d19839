import type { Flow } from './flow.ts'

const held = ['yes', 'combined', 'damaged'] as const
const orderedOrNone = ['applied', 'no'] as const
const freed = [
  { status: ['permanent-resident', 'highly-skilled-2'] },
  { 'status-other': ['japanese-national'] },
]
const waiting = ['filed', 'called'] as const
const keepsStayGoing = [
  'extension',
  'change-of-status',
  'extension-and-permanent-residence',
  'change-and-permanent-residence',
] as const
const extendable = { status: ['fixed-term'], 'card-until': ['ahead'], 'card-ends': ['before-stay'] } as const
const gone = ['lost', 'stolen'] as const
const withResidenceCard = [{ status: ['fixed-term', 'permanent-resident', 'highly-skilled-2'] }]
const lapsing = [{ holds: gone }, { holds: held, 'card-until': ['over'] }]

/** How long the My Number Card is valid, and what to do about it. */
export const cardValidity = {
  id: 'card-validity',
  questions: [
    { id: 'whose', kind: 'choice', choices: ['mine', 'child', 'other'] },
    { id: 'age', kind: 'choice', choices: ['under-15', '15-17', '18-plus'], askIf: [{ whose: ['child'] }] },
    {
      id: 'status',
      kind: 'choice',
      reads: 'status',
      choices: [
        'fixed-term',
        'permanent-resident',
        'special-permanent-resident',
        'highly-skilled-2',
        'something-else',
      ],
    },
    {
      id: 'status-other',
      kind: 'choice',
      reads: 'status',
      choices: [
        'up-to-three-months',
        'short-stay',
        'diplomat-or-official',
        'temporary-refuge',
        'provisional-stay',
        'born-in-japan',
        'lost-japanese-nationality',
        'japanese-national',
        'none',
      ],
      askIf: [{ status: ['something-else'] }],
    },
    {
      id: 'granted',
      kind: 'choice',
      choices: ['up-to-30-days', 'over-30-days'],
      askIf: [{ 'status-other': ['up-to-three-months'] }],
    },
    {
      id: 'birth-date',
      kind: 'date',
      min: { years: -120 },
      max: { days: 0 },
      initial: { years: -30 },
      askIf: [{ 'status-other': ['born-in-japan'] }],
      offerIf: [{}],
    },
    {
      id: 'holds',
      kind: 'choice',
      choices: ['yes', 'combined', 'damaged', 'applied', 'no', 'lost', 'stolen'],
    },
    {
      id: 'card-until',
      kind: 'date',
      min: { years: -11 },
      max: { years: 11 },
      initial: { months: 1 },
      wordings: [{ when: { holds: ['applied'] }, as: 'ordered' }],
      askIf: [
        {
          status: [
            'fixed-term',
            'permanent-resident',
            'special-permanent-resident',
            'highly-skilled-2',
            'unsure',
          ],
          holds: [...held, 'applied'],
        },
        {
          'status-other': [
            'temporary-refuge',
            'provisional-stay',
            'born-in-japan',
            'lost-japanese-nationality',
            'japanese-national',
            'unsure',
          ],
          holds: [...held, 'applied'],
        },
      ],
    },
    {
      id: 'former-fixed',
      kind: 'choice',
      choices: ['yes', 'no'],
      askIf: freed.map((who) => ({ ...who, holds: held })),
    },
    {
      id: 'stay-until',
      kind: 'date',
      min: { years: -6 },
      max: { years: 6 },
      notBefore: [{ when: { holds: held, renewal: ['received'] }, min: { days: 0 }, as: 'renewed' }],
      initial: { sameAs: 'card-until' },
      askIf: [{ status: ['fixed-term'], holds: [...held, ...orderedOrNone] }],
      offerIf: [{ 'status-other': ['up-to-three-months'] }],
    },
    {
      id: 'renewal',
      kind: 'choice',
      choices: ['nothing', 'filed', 'called', 'received', 'refused', 'leaving'],
      askIf: [
        { status: ['fixed-term'], holds: held },
        { status: ['fixed-term'], holds: orderedOrNone, 'stay-until': ['over'] },
      ],
    },
    {
      id: 'leaving-on',
      kind: 'date',
      min: { days: 0 },
      max: { years: 3 },
      initial: { months: 1 },
      askIf: [{ renewal: ['leaving'] }],
      offerIf: [{}],
    },
    {
      id: 'new-card-on',
      kind: 'date',
      min: { years: -6 },
      max: { days: 0 },
      initial: { days: 0 },
      askIf: [{ renewal: ['received'] }],
    },
    {
      id: 'new-card-combined',
      kind: 'choice',
      choices: ['yes', 'no'],
      askIf: [{ renewal: ['received'], holds: ['combined'] }],
      offerIf: [{ renewal: ['received'] }],
    },
    {
      id: 'pending',
      kind: 'choice',
      choices: [
        'extension',
        'change-of-status',
        'permanent-residence',
        'extension-and-permanent-residence',
        'change-and-permanent-residence',
      ],
      askIf: [{ renewal: waiting }],
    },
    {
      id: 'filed-on',
      kind: 'date',
      min: { years: -3 },
      max: { days: 0 },
      initial: { days: 0 },
      askIf: [{ renewal: waiting, pending: keepsStayGoing, 'stay-until': ['over'] }],
      offerIf: [{ renewal: waiting }],
    },
    {
      id: 'special-extension',
      kind: 'choice',
      choices: ['yes', 'no'],
      askIf: [{ renewal: waiting, pending: keepsStayGoing, holds: held, 'card-until': ['ahead'] }],
      offerIf: [{ renewal: ['received'], holds: held }],
    },
    {
      id: 'proof',
      kind: 'choice',
      choices: ['stamp', 'online-self', 'online-other', 'counter-without-stamp'],
      askIf: [
        { renewal: waiting, pending: keepsStayGoing, holds: held, 'special-extension': ['no', 'unsure'] },
        { renewal: waiting, pending: keepsStayGoing, holds: held, 'card-until': ['over'] },
      ],
      offerIf: [{ renewal: waiting }],
    },
    {
      id: 'receipt-mail',
      kind: 'choice',
      choices: ['yes', 'no'],
      askIf: [{ proof: ['online-self', 'online-other'], 'card-until': ['ahead'] }],
    },
    {
      id: 'field-full',
      kind: 'choice',
      choices: ['room', 'full'],
      askIf: [
        { ...extendable, holds: held, renewal: ['nothing', ...waiting, 'unsure'] },
        { ...extendable, holds: ['yes', 'damaged'], renewal: ['received'] },
        { ...extendable, 'new-card-combined': ['no'] },
      ],
      offerIf: [{ holds: held }],
    },
    {
      id: 'licence',
      kind: 'choice',
      choices: ['no', 'yes'],
      askIf: lapsing,
      offerIf: [{ holds: [...held, ...gone] }],
    },
    {
      id: 'residence-card',
      kind: 'choice',
      choices: ['lost', 'in-order'],
      askIf: [],
      offerIf: withResidenceCard,
    },
    {
      id: 'residence-card-until',
      kind: 'date',
      min: { years: -8 },
      max: { years: 11 },
      initial: { days: 0 },
      askIf: [],
      offerIf: withResidenceCard,
    },
    {
      id: 'who-goes',
      kind: 'choice',
      choices: ['self', 'household-member', 'legal-representative', 'agent'],
      askIf: [],
      offerIf: [{}],
    },
    { id: 'town', kind: 'town', askIf: [], offerIf: [{}] },
    {
      id: 'certificates-until',
      kind: 'date',
      min: { years: -6 },
      max: { years: 6 },
      initial: { sameAs: 'card-until' },
      askIf: [],
      offerIf: [{ holds: held }],
    },
    {
      id: 'made-on',
      kind: 'date',
      min: { day: '2016-01-01' },
      max: { days: 0 },
      initial: { years: -2 },
      askIf: [],
      offerIf: [{ holds: held }],
    },
    {
      id: 'months-granted',
      kind: 'choice',
      choices: ['3', '6', '9', '12', '24', '36', '60'],
      askIf: [],
      offerIf: [{ renewal: ['called'] }],
    },
    {
      id: 'file-how',
      kind: 'choice',
      choices: ['counter', 'online'],
      askIf: [],
      offerIf: [{ renewal: ['nothing'] }],
    },
  ],
  refinements: [
    { id: 'town', asks: ['town'], offerIf: [{}] },
    {
      id: 'new-date',
      asks: ['made-on', 'birth-date'],
      offerIf: [{ 'warning:birthday-cap-unknown': ['yes'] }],
    },
    {
      id: 'certificates',
      asks: ['certificates-until'],
      offerIf: [{ situation: ['not-tied-to-stay', 'up-to-date', 'lapsed', 'lapsed-while-pending'] }],
    },
    {
      id: 'new-card-combined',
      asks: ['new-card-combined'],
      offerIf: [{ renewal: ['received'], holds: held }],
    },
    { id: 'residence-card', asks: ['residence-card'], offerIf: withResidenceCard },
    {
      id: 'residence-card-until',
      asks: ['residence-card-until'],
      offerIf: [{ status: ['permanent-resident', 'highly-skilled-2'] }, { age: ['under-15', '15-17'] }],
    },
    { id: 'who-goes', asks: ['who-goes'], offerIf: [{ 'step:municipal': ['yes'] }] },
    { id: 'stay-fee', asks: ['months-granted', 'filed-on', 'proof'], offerIf: [{ renewal: ['called'] }] },
    { id: 'file-how', asks: ['file-how'], offerIf: [{ situation: ['nothing-filed-yet'] }] },
    {
      id: 'licence',
      asks: ['licence'],
      offerIf: [{ situation: ['card-lost', 'lapsed', 'lapsed-while-pending', 'combined-card-received'] }],
    },
    {
      id: 'field-full',
      asks: ['field-full'],
      offerIf: [
        {
          situation: [
            'decision-pending',
            'nothing-filed-yet',
            'waiting-after-special-extension',
            'freed-from-stay-period',
          ],
        },
      ],
    },
    { id: 'leaving', asks: ['leaving-on'], offerIf: [{ holds: [...held, 'applied'] }] },
  ],
} as const satisfies Flow
