import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import postgres from 'postgres'
import { createTestDatabase, type TestDatabase } from '../test-database.ts'
import { openKeepsake } from './keepsake-store.ts'

const schemaOf = {
  mimamori_cable: 'cable',
  mimamori_postbox: 'postbox',
  mimamori_municipality: 'municipality',
} as const
const roles = Object.keys(schemaOf) as (keyof typeof schemaOf)[]

/** What a relay may read of the town hall where both share a server. */
const shared = ['mimamori_cable municipality.outbox SELECT']
const refused = '42501'

let database: TestDatabase
let admin: postgres.Sql

beforeAll(async () => {
  database = await createTestDatabase()
  await (await openKeepsake(database.adminUrl)).close()
  admin = postgres(database.adminUrl, { max: 1 })
})
afterAll(async () => {
  await admin.end()
  await database.drop()
})

/** Every right on every table and column that the role has, also through PUBLIC. */
async function rightsOf(role: string): Promise<readonly string[]> {
  const rows = await admin<{ held: string }[]>`
    select n.nspname || '.' || c.relname || ' ' || act as held
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    cross join unnest(array['SELECT', 'INSERT', 'UPDATE', 'REFERENCES', 'DELETE', 'TRUNCATE', 'TRIGGER']) act
    where c.relkind in ('r', 'v', 'm', 'p') and n.nspname !~ '^(pg_|information_schema)'
      and case when act in ('DELETE', 'TRUNCATE', 'TRIGGER') then has_table_privilege(${role}, c.oid, act)
        else has_any_column_privilege(${role}, c.oid, act) end`
  return rows.map(({ held }) => held)
}

describe.each(roles)('the role %s', (role) => {
  const own = schemaOf[role]

  test('has no right on a table of another wall or of the simulators', async () => {
    const rights = await rightsOf(role)
    const elsewhere = rights.filter((right) => !right.startsWith(`${own}.`))

    expect(elsewhere.map((right) => `${role} ${right}`)).toEqual(
      shared.filter((right) => right.startsWith(role)),
    )
    expect(rights.length).toBeGreaterThan(elsewhere.length)
  })

  test('may empty no table, and hang nothing on one', async () => {
    const rights = await rightsOf(role)

    expect(rights.filter((right) => /TRUNCATE|TRIGGER|REFERENCES/.test(right))).toEqual([])
  })

  test('owns nothing and rules nobody', async () => {
    const [row] = await admin`
      select rolsuper or rolcreaterole or rolcreatedb or rolreplication or rolbypassrls as is_mighty,
        exists (select 1 from pg_class where relowner = pg_roles.oid) as owns,
        has_schema_privilege(${role}, 'public', 'CREATE') as may_create,
        exists (select 1 from pg_auth_members where member = pg_roles.oid) as is_member
      from pg_roles where rolname = ${role}`

    expect(row).toEqual({ is_mighty: false, owns: false, may_create: false, is_member: false })
  })

  test('is refused by the database itself when it tries', async () => {
    const url = { cable: database.cableUrl, postbox: database.postboxUrl }
    const sql = postgres(own === 'municipality' ? database.municipalityUrl : url[own], { max: 1 })
    const foreign = ['cable.residents', 'postbox.letters', 'municipality.homes'].filter(
      (table) => !table.startsWith(own),
    )
    const codes = await Promise.all(
      [...foreign.map((table) => `select * from ${table}`), `create table ${own}.mine ()`].map(
        (statement) => sql.unsafe(statement).then(() => 'done', codeOf),
      ),
    )
    await sql.end()

    expect(codes).toEqual([refused, refused, refused])
  })
})

const codeOf = (error: unknown): string =>
  error instanceof postgres.PostgresError ? error.code : String(error)

test.each([
  ['postbox', ['letter_events', 'submissions', 'submission_decisions', 'evidence', 'letters']],
  ['cable', ['alert_orders', 'alert_consents']],
  ['municipality', ['log', 'order_revisions']],
] as const)('what happened at the wall %s can only be added', async (schema, tables) => {
  const rights = await rightsOf(`mimamori_${schema}`)

  for (const table of tables) {
    const onTable = rights.filter((right) => right.startsWith(`${schema}.${table} `))
    expect([table, onTable.map((right) => right.split(' ')[1]).toSorted()]).toEqual([
      table,
      ['INSERT', 'SELECT'],
    ])
  }
})
