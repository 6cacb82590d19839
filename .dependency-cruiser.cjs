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
    only('xstate', '^src/conversation/machine\\.ts$', 'xstate'),
    only('line-sdk', '^src/channels/line/', '@line/bot-sdk'),
    only('bolt', '^src/channels/slack/', '@slack'),
    only('i18next', '^src/language/translate\\.ts$', 'i18next'),
    only('kysely', '^src/store/', '(kysely|pg)/'),
    only('express', '^src/(server/|app/|channels/(line|slack|web)/)', 'express/'),
    forbid(
      'flows-know-nothing',
      '^flows/',
      '^src/(channels|store|server|rules|delivery|reminders|conversation)/',
      'Flows are plain data.',
    ),
    forbid(
      'rules-are-pure',
      '^src/rules/',
      '^(flows|src/(channels|store|server|delivery|reminders|conversation|language|tools))/',
      'Rules know facts and days only.',
    ),
    forbid(
      'dates-are-pure',
      '^src/dates/',
      '^(flows|src/(rules|channels|store|server|delivery|reminders|conversation|tools))/',
      'Dates know days and words only.',
    ),
    forbid(
      'conversation-knows-no-channel',
      '^src/conversation/',
      '^src/(channels/(line|slack|web|terminal)|store|server|delivery)/',
      'The conversation speaks the neutral message.',
    ),
    forbid(
      'channels-know-the-neutral-message-only',
      '^src/channels/',
      '^(flows|src/(rules|store|reminders|delivery))/',
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
      '^src/(channels/(line|slack|web|terminal)|server|delivery|tools|rules)/',
      'The store keeps neutral things.',
    ),
    forbid(
      'turn-is-pure',
      '^src/turn\\.ts$',
      '^src/(store|server|delivery|channels/(line|slack|web|terminal))/',
      'No clock, network or store inside a turn.',
    ),
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
