import postgres from 'postgres'
import type { Keepsake } from '../simulators/jlis/keepsake.ts'

export interface TownKeepsake extends Keepsake {
  close(): Promise<void>
}

/**
 * Keeps the simulated town's keys, cards and secrets in the schema `outside` of the town's own
 * database, so that they live and go together with the rows that depend on them.
 */
export async function openKeepsake(adminUrl: string): Promise<TownKeepsake> {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => undefined })
  await sql`create schema if not exists outside`
  await sql`create table if not exists outside.keepsakes (name text primary key, value text not null)`
  return {
    async recall(name, make) {
      const [kept] = await sql<{ value: string }[]>`
        select value from outside.keepsakes where name = ${name}`
      if (kept !== undefined) return kept.value
      const made = await make()
      const [row] = await sql<{ value: string }[]>`
        insert into outside.keepsakes (name, value) values (${name}, ${made})
        on conflict (name) do update set name = excluded.name returning value`
      return row?.value ?? made
    },
    close: () => sql.end(),
  }
}
