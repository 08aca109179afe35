/** @type {import('dependency-cruiser').IConfiguration} */
const test = '\\.(int-|e2e-)?spec\\.tsx?$';
const kamer = (naam) => `^libs/shared/src/${naam}/`;
/** A room of libs/shared may import itself, the rooms named and the packages named; type-only imports count too. */
const kamerregel = (naam, mag, pakketten, waarom) => ({
  name: `kamer-${naam}`,
  severity: 'error',
  comment: waarom,
  from: { path: kamer(naam), pathNot: test },
  to: { pathNot: [`^libs/shared/src/(${[naam, ...mag].join('|')})/`, ...pakketten.map((p) => `(^|/)node_modules/${p}/`), '^(node:)?[a-z_/]+$'] },
});
module.exports = {
  forbidden: [
    {
      name: 'domein-is-puur',
      severity: 'error',
      comment: 'domain/ holds rules only: its own files, kernel and policy types; no Nest, TypeORM, clock or randomness',
      from: { path: '^apps/([^/]+)/.+/domain/', pathNot: test },
      to: { pathNot: ['^apps/$1/.+/domain/', '^libs/shared/src/(kernel|policy)/'] },
    },
    { name: 'kernel-is-puur', severity: 'error', comment: 'kernel/ imports nothing but itself', from: { path: kamer('kernel'), pathNot: test }, to: { pathNot: kamer('kernel') } },
    kamerregel('contracts', ['kernel'], ['ajv', 'ajv-formats'], 'contracts/ describes the wire: kernel and validators only'),
    kamerregel('privacy', ['kernel', 'contracts'], ['ajv', 'yaml'], 'privacy/ decides; it must not know how things travel or are stored'),
    kamerregel('policy', ['kernel', 'contracts'], ['ajv', 'ajv-formats', 'yaml', 'date-holidays'], 'policy/ is dated data with lookups'),
    kamerregel('messaging', ['kernel', 'contracts', 'operations'], ['amqplib', '@nestjs', 'rxjs', 'pino'], 'messaging/ carries; it knows no database and no rule'),
    {
      name: 'diensten-kennen-elkaar-niet',
      severity: 'error',
      comment: 'services meet only in libs/shared/src/contracts',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    { name: 'suite-kent-alleen-het-contract', severity: 'error', comment: 'suite stands outside: public contract only', from: { path: '^apps/suite/' }, to: { path: '^libs/' } },
    {
      name: 'portaal-is-een-klant',
      severity: 'error',
      comment: 'the portal reaches the hub through the public API only; of libs/shared it shares words and operations',
      from: { path: '^apps/portal/', pathNot: `(/testing/|${test})` },
      to: { path: '^libs/shared/', pathNot: '^libs/shared/src/(kernel|contracts|operations)/' },
    },
    { name: 'gedeeld-kent-geen-dienst', severity: 'error', comment: 'libs/shared must not import an app', from: { path: '^libs/' }, to: { path: '^apps/' } },
    {
      name: 'typeorm-alleen-in-persistence',
      severity: 'error',
      comment: 'entities and SQL stay in persistence/',
      from: { path: '^(apps|libs)/', pathNot: `(/persistence/|/testing/|\\.module\\.ts$|${test})` },
      to: { path: '(^|/)node_modules/(typeorm|pg)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'amqplib-alleen-in-messaging',
      severity: 'error',
      comment: 'the broker library stays in libs/shared/src/messaging; suite is a party of its own',
      from: { path: '^(apps|libs)/', pathNot: `(^libs/shared/src/(messaging|testing)/|^apps/suite/|${test})` },
      to: { path: '(^|/)node_modules/amqplib/' },
    },
    { name: 'testing-alleen-uit-tests', severity: 'error', comment: 'libs/shared/src/testing is for tests', from: { path: '^(apps|libs|tools)/', pathNot: `(/testing/|${test})` }, to: { path: kamer('testing') } },
    { name: 'geen-kring', severity: 'error', comment: 'break the cycle', from: {}, to: { circular: true } },
    { name: 'vindbaar', severity: 'error', comment: 'an import that cannot be resolved escapes every rule above', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.depcruise.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['require', 'node', 'default', 'types', 'import'], mainFields: ['main', 'types'] },
  },
};
