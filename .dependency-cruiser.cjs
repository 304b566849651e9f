/** The walls of the product, checked. See docs/ARCHITECTURE.md, "Walls". */
/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'folders-meet-only-at-contracts',
      comment: 'Production code of one folder sees only the contract of another, and the look of desks.',
      severity: 'error',
      from: {
        path: '^(remote-reader-driver|cable-backend|emergency-alerts|tv-app)/',
        pathNot: '\\.test\\.ts$|^tv-app/emulator/',
      },
      to: {
        path: '^(remote-reader-driver|cable-backend|emergency-alerts|tv-app)/',
        pathNot: '^$1/|^[^/]+/contract/|^cable-backend/web/theme/',
      },
    },
    {
      name: 'only-pages-wear-the-look',
      severity: 'error',
      from: { pathNot: '^[^/]+/web/' },
      to: { path: '^cable-backend/web/theme/' },
    },
    {
      name: 'pages-import-only-rules',
      comment: 'A page runs the rules of its own service, never what holds its data or its keys.',
      severity: 'error',
      from: { path: '^emergency-alerts/web/', pathNot: '\\.test\\.ts$' },
      to: {
        path: '^emergency-alerts/src/(.*(routes|middleware|-store|store|tables|app|deps|main|env)\\.ts$|http/|database/|staff/|log/|.*/signing/)',
      },
    },
    {
      name: 'contract-imports-nothing-but-zod',
      comment: 'Clients in contracts may name the types of the app they speak to.',
      severity: 'error',
      from: { path: '^[^/]+/contract/', pathNot: 'client\\.ts$|\\.test\\.ts$' },
      to: { pathNot: '^[^/]+/contract/|node_modules/zod/' },
    },
    {
      name: 'rules-import-no-adapters',
      comment: 'Only routes, stores, servers and wiring know HTTP, the database and Node.',
      severity: 'error',
      from: {
        path: '^(cable-backend|emergency-alerts)/src/',
        pathNot:
          '(routes|middleware|-store|store|-bus|tables|app|main|env|serve|client)\\.ts$|\\.test\\.ts$|/http/|/database/',
      },
      to: { path: 'node_modules/(hono|@hono|drizzle-orm|postgres)/|^node:' },
    },
    {
      name: 'postbox-is-another-company',
      comment: 'The cable operator and the e-postbox share proof and plumbing, never each other.',
      severity: 'error',
      from: {
        path: '^cable-backend/src/(alert-relay|card-login|family-phones|households|app|main|env)',
        pathNot: '\\.test\\.ts$',
      },
      to: { path: '^cable-backend/src/epostbox/' },
    },
    {
      name: 'epostbox-sees-no-household',
      severity: 'error',
      from: { path: '^cable-backend/src/epostbox/', pathNot: '\\.test\\.ts$' },
      to: { path: '^cable-backend/src/(alert-relay|card-login|family-phones|households|app|main|env)' },
    },
    {
      name: 'mocks-only-from-tests-and-emulator',
      severity: 'error',
      from: { pathNot: '\\.test\\.ts$|^mocks/|^bench/|^tv-app/emulator/' },
      to: { path: '^mocks/' },
    },
    {
      name: 'emulator-never-ships',
      severity: 'error',
      from: { pathNot: '^tv-app/emulator/|\\.test\\.ts$|^mocks/|^bench/' },
      to: { path: '^tv-app/emulator/' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    parser: 'swc',
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default', 'node'],
    },
    doNotFollow: { path: 'node_modules' },
    // The swc parser of dependency-cruiser 17 reads neither JSX nor
    // declarations; biome guards the walls of the pages.
    exclude: { path: '\\.(tsx|d\\.ts)$' },
  },
}
