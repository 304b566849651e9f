import postgres from 'postgres'
import { type Client, steady } from '../steady-client.ts'
import { type Holder, planSitting, type SeatAct, standing, unseen } from './plan-sitting.ts'

/** A place of which a database has one, for one process at a time. */
export interface Seat {
  /** Resolves once this process has it. */
  readonly taken: Promise<void>
  /** Frees it for whoever waits. */
  leave(): Promise<void>
}

interface SeatOptions {
  /** A direct connection: a pooler that shares sessions cannot keep a seat. */
  readonly url: string
  /** Which one: two numbers, each 0 to 2^31 - 1. */
  readonly place: readonly [number, number]
  readonly everyMs?: number
  /** After so long without an answer a new connection is tried. */
  readonly silenceMs?: number
  /** Somebody else has it; told once. */
  readonly onWait: () => void
  /** Somebody else took it while this process could not be reached; it must end. */
  readonly onGivenUp: () => void
  readonly onFault: (fault: Error) => void
}

/**
 * Takes the seat as soon as it is free and holds it until `leave` or the end of this process: a
 * session advisory lock of PostgreSQL, which the server frees when the connection has ended. Where the
 * connection breaks, it is taken again over the next one, before those who wait may have it.
 */
export function openSeat(options: SeatOptions): Seat {
  const { everyMs = 500, silenceMs = 5_000, onWait, onGivenUp, onFault } = options
  const session = openSession(options, silenceMs)
  let sitting = standing
  let isAway = false
  let isLeft = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let sit = (): void => undefined
  const taken = new Promise<void>((resolve) => {
    sit = resolve
  })
  const follow = async (act: SeatAct): Promise<void> => {
    if (act === 'sit_down') {
      await session.sitDown()
      await look()
    }
    if (act === 'end_former_session') await session.endFormer()
    if (act === 'stay') sit()
    if (act === 'give_up') onGivenUp()
  }
  const look = async (): Promise<void> => {
    const before = sitting
    const [act, next] = planSitting(before, await session.holder())
    sitting = next
    isAway = false
    if (act === 'wait' && !before.hasSeenOther) onWait()
    await follow(act)
  }
  const turn = async (): Promise<void> => {
    try {
      await look()
    } catch (cause) {
      sitting = unseen(sitting)
      if (!isAway && !isLeft)
        onFault(new Error('the database does not say who has the seat', { cause }))
      isAway = true
    }
    if (!isLeft) timer = setTimeout(() => void turn(), everyMs)
  }
  void turn()
  return {
    taken,
    async leave() {
      isLeft = true
      clearTimeout(timer)
      await session.end()
    },
  }
}

/** One connection, and what it asks about the seat. */
function openSession({ url, place }: SeatOptions, silenceMs: number) {
  const name = `mimamori seat ${crypto.randomUUID()}`
  const open = (): Client =>
    postgres(url, {
      max: 1,
      max_lifetime: null,
      connect_timeout: 3,
      backoff: () => 0.5,
      fetch_types: false,
      onnotice: () => undefined,
      connection: {
        application_name: name,
        statement_timeout: silenceMs,
        // A machine that lost its power, or its network, has no seat after some twenty seconds.
        tcp_keepalives_idle: 5,
        tcp_keepalives_interval: 5,
        tcp_keepalives_count: 3,
      },
    })
  const client = steady(open, silenceMs)
  const held = `
    from pg_locks l left join pg_stat_activity a on a.pid = l.pid
    where l.locktype = 'advisory' and l.granted and l.objsubid = 2
      and l.classid::bigint = $1 and l.objid::bigint = $2
      and l.database = (select oid from pg_database where datname = current_database())`
  return {
    async holder(): Promise<Holder> {
      const asked = `select l.pid = pg_backend_pid() as is_own, a.application_name as name ${held}`
      const [row] = await client.unsafe(asked, [...place])
      if (row === undefined) return 'nobody'
      if (row.is_own === true) return 'this_session'
      return row.name === name ? 'this_process_before' : 'another_process'
    },
    sitDown: () => client.unsafe('select pg_try_advisory_lock($1, $2)', [...place]),
    /** The server has not noticed that an earlier connection of ours is dead. */
    endFormer: () =>
      client.unsafe(
        `select pg_terminate_backend(l.pid) ${held} and a.application_name = $3 and l.pid <> pg_backend_pid()`,
        [...place, name],
      ),
    end: () => client.end({ timeout: 1 }),
  }
}
