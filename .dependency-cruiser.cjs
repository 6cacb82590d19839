/** Who may import whom; the house of the README. Run by `npm run check`. */
const only = (name, allowed, what) => ({
  name: `${name}-only-in-one-place`,
  severity: 'error',
  comment: `Only ${allowed} may import ${what}.`,
  from: { path: '^(src|flows)/', pathNot: allowed },
  to: { path: `node_modules/${what}` },
})
const forbid = (name, from, to, comment) => ({
  name,
  severity: 'error',
  comment,
  from: { path: from },
  to: { path: to },
})

module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'nothing-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
    only('xstate', '^src/domain/conversation/state/machine\\.ts$', 'xstate'),
    only('line-sdk', '^src/channels/line/', '@line/bot-sdk'),
    only('bolt', '^src/channels/slack/', '@slack'),
    only('i18next', '^src/domain/language/translate\\.ts$', 'i18next'),
    only('kysely', '^src/store/', '(kysely|pg)/'),
    only('express', '^src/(runtime/|channels/(line|slack|web)/)', 'express/'),
    forbid(
      'flows-know-nothing',
      '^flows/',
      '^src/(channels|store|pipeline|runtime|domain/(rules|reminders|conversation))/',
      'Flows are plain data.',
    ),
    forbid(
      'rules-are-pure',
      '^src/domain/rules/',
      '^(flows|src/(channels|store|pipeline|runtime|tools|domain/(reminders|conversation|language)))/',
      'Rules know facts and days only.',
    ),
    forbid(
      'dates-are-pure',
      '^src/domain/dates/',
      '^(flows|src/(channels|store|pipeline|runtime|tools|domain/(rules|reminders|conversation)))/',
      'Dates know days and words only.',
    ),
    forbid(
      'conversation-knows-no-channel',
      '^src/domain/conversation/',
      '^src/(channels|store|pipeline|runtime)/',
      'The conversation speaks the neutral message.',
    ),
    forbid(
      'channels-know-the-neutral-message-only',
      '^src/channels/',
      '^(flows|src/(store|pipeline|domain/(rules|reminders)))/',
      'No question, rule or word of advice is known to a channel.',
    ),
    {
      name: 'channels-do-not-know-each-other',
      severity: 'error',
      comment: 'Channels are apart.',
      from: { path: '^src/channels/(line|slack|web|terminal)/' },
      to: { path: '^src/channels/(line|slack|web|terminal)/', pathNot: '^src/channels/$1/' },
    },
    forbid(
      'store-knows-no-channel',
      '^src/store/',
      '^src/(channels|pipeline|runtime|tools|domain/rules)/',
      'The store keeps neutral things.',
    ),
    forbid(
      'turn-is-pure',
      '^src/domain/turn\\.ts$',
      '^src/(store|pipeline|runtime|channels)/',
      'No clock, network or store inside a turn.',
    ),
    forbid('nobody-imports-tests', '^(src|flows)/', '^test/', 'The image has src without test.'),
    forbid('nobody-imports-main', '^(src|flows)/', '^src/main\\.ts$', 'Only main knows everything.'),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    parser: 'swc',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
}
