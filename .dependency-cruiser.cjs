// The import rules of docs/architecture.md. `npm run lint` and a unit test run them.
const packages = '^packages/';
/** @param {string} name @param {string[]} allowed packages (besides itself) it may import */
const only = (name, allowed) => ({
  name: `${name}-imports`,
  comment: `${name} may import only: ${allowed.join(', ') || 'nothing of ours'}`,
  severity: 'error',
  from: { path: `^${name}/src` },
  to: { path: '^(packages|apps)/', pathNot: [`^${name}/`, ...allowed.map((a) => `^packages/${a}/`)] },
});
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'packages-not-apps', severity: 'error', from: { path: packages }, to: { path: '^apps/' } },
    only('packages/core', []),
    only('packages/spec', ['core']),
    only('packages/catalog', ['core', 'spec']),
    only('packages/engines', ['core', 'spec', 'catalog']),
    only('packages/jobs', ['core', 'spec']),
    only('packages/db', ['core', 'spec']),
    only('packages/artifacts', ['core', 'spec']),
    only('packages/evidence', ['core', 'spec']),
    only('packages/api', ['core', 'spec', 'catalog', 'engines', 'jobs', 'db', 'artifacts', 'evidence']),
    only('apps/worker', ['core', 'spec', 'catalog', 'engines', 'jobs', 'db', 'artifacts', 'evidence']),
    {
      name: 'cli-is-a-client',
      comment:
        'the CLI talks to the API like anyone else: of packages/api it may import only the client and the schemas',
      severity: 'error',
      from: { path: '^apps/cli/src' },
      to: { path: '^packages/(api/src/(?!client|schemas)|db|jobs|artifacts|evidence)' },
    },
    {
      name: 'engines-apart',
      severity: 'error',
      from: { path: '^packages/engines/src/(buildroot|yocto|debian)/' },
      to: { path: '^packages/engines/src/(buildroot|yocto|debian)/', pathNot: '^packages/engines/src/$1/' },
    },
    {
      name: 'docker-in-one-file',
      severity: 'error',
      from: { pathNot: '^apps/worker/src/sandbox/docker[a-z.-]*\\.ts$' },
      to: { path: 'node_modules/dockerode' },
    },
    {
      name: 'prisma-in-db',
      severity: 'error',
      from: { pathNot: '^packages/db/' },
      to: { path: 'node_modules/(@prisma|prisma)/|^packages/db/src/generated' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(generated|\\.next|dist|node_modules/\\.)(/|$)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
    },
  },
};
