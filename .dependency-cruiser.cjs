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

/** A room may import these rooms of the project, packages and Node's modules, and nothing else. */
const layer = (name, from, allowed, comment) => ({
  name: `layer-${name}`,
  severity: 'error',
  comment,
  from: { path: from },
  to: { path: '^(src|flows|test)/', pathNot: allowed },
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
    only('resvg', '^src/pictures/raster\\.ts$', '@resvg'),
    only('express', '^src/(runtime/|support/|channels/(line|slack|web)/)', 'express/'),
    layer('flows', '^flows/', '^(flows|src/contracts)/', 'Flows are plain data.'),
    layer(
      'contracts',
      '^src/contracts/',
      '^src/(contracts|domain/dates)/',
      'Contracts are types that everybody may import.',
    ),
    layer('dates', '^src/domain/dates/', '^src/(contracts|domain/dates)/', 'Dates know days and words only.'),
    layer(
      'rules',
      '^src/domain/rules/',
      '^src/(contracts|domain/(dates|rules))/',
      'Rules know facts and days only.',
    ),
    layer(
      'domain',
      '^src/domain/',
      '^(flows|src/(contracts|domain))/',
      'The domain is pure: no clock, network, store or channel.',
    ),
    layer('pictures', '^src/pictures/', '^src/(contracts|pictures)/', 'A drawing knows neutral data only.'),
    layer(
      'support',
      '^src/support/',
      '^src/(contracts|support|domain/dates)/',
      'Small helpers for servers and errors.',
    ),
    layer(
      'store',
      '^src/store/',
      '^src/(contracts|domain|support|store)/',
      'The store persists neutral things.',
    ),
    layer(
      'pipeline',
      '^src/pipeline/',
      '^src/(contracts|domain|support|store|pipeline)/',
      'The pipeline knows no channel.',
    ),
    layer(
      'channels',
      '^src/channels/',
      '^src/(contracts|support|channels|domain/(dates|language))/',
      'No question, rule or word of advice is known to a channel.',
    ),
    {
      name: 'channels-do-not-know-each-other',
      severity: 'error',
      comment: 'Channels are apart.',
      from: { path: '^src/channels/(line|slack|web|terminal)/' },
      to: { path: '^src/channels/(line|slack|web|terminal)/', pathNot: '^src/channels/$1/' },
    },
    layer(
      'runtime',
      '^src/runtime/',
      '^src/(?!tools/|main\\.ts)',
      'Tools use the runtime, never the other way round.',
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
