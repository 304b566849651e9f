import type {
  AuthenticateParams,
  CardAnswer,
  CardPresence,
  ProofParams,
} from '#remote-reader-driver/contract/box-host'
import {
  type BoxEvent,
  type BoxHostClient,
  createBoxHostClient,
} from '#remote-reader-driver/contract/box-host-client'
import type { Channel } from '#remote-reader-driver/contract/channel'
import { err, ok, type Result } from '#remote-reader-driver/contract/result'
import type { Clock } from './clock.ts'
import type { TapRefusal } from './refusal.ts'

/** The native service of the box: its reader and its key. A lost line is a refusal like any. */
export interface BoxHost {
  readonly status: () => Promise<Result<CardPresence, TapRefusal>>
  readonly triesLeft: () => Promise<Result<number, TapRefusal>>
  readonly authenticate: (params: AuthenticateParams) => Promise<Result<CardAnswer, TapRefusal>>
  /** Null when the line is down. */
  readonly proof: (params: ProofParams) => Promise<string | null>
}

export type LineEvent = BoxEvent | { readonly event: 'link'; readonly link: 'up' | 'down' }

export interface LineDeps {
  readonly openChannel: () => Promise<Channel>
  readonly clock: Clock
  /** A number from 0 to 1, for the jitter of reconnecting. */
  readonly random: () => number
  readonly onEvent: (event: LineEvent) => void
}

export interface BoxHostLine extends BoxHost {
  readonly close: () => void
}

const firstPauseMs = 500
const longestPauseMs = 15_000
/** A question that comes while the line is being opened waits this long for it. */
const patienceMs = 3_000

interface Line {
  client: BoxHostClient | null
  channel: Channel | null
  isWanted: boolean
  /** Told when the line is open again. */
  readonly waiting: Set<() => void>
}

/** The client, or null when the line does not open in time. */
async function clientOf(line: Line, { clock }: LineDeps): Promise<BoxHostClient | null> {
  if (line.client !== null) return line.client
  const opened = new Promise<void>((resolve) => line.waiting.add(resolve))
  await Promise.race([opened, clock.after(patienceMs)])
  return line.client
}

/** Keeps a line to the box host; a lost one is opened again, after a pause that grows and varies. */
export function keepBoxHostLine(deps: LineDeps): BoxHostLine {
  const line: Line = { client: null, channel: null, isWanted: true, waiting: new Set() }
  void keepOpen(line, deps)
  const asked = async <T>(
    call: (client: BoxHostClient) => Promise<Result<T, TapRefusal>>,
  ): Promise<Result<T, TapRefusal>> => {
    try {
      const client = await clientOf(line, deps)
      return client === null ? err({ kind: 'box_host_down' }) : await call(client)
    } catch {
      return err({ kind: 'box_host_down' })
    }
  }
  return {
    status: () => asked(async (client) => ok(await client.status())),
    triesLeft: () => asked((client) => client.triesLeft()),
    authenticate: (params) => asked((client) => client.authenticate(params)),
    proof: async (params) => {
      const answer = await asked(async (client) => ok(await client.proof(params)))
      return answer.ok ? answer.value : null
    },
    close: () => {
      line.isWanted = false
      line.channel?.close()
    },
  }
}

async function keepOpen(line: Line, deps: LineDeps): Promise<void> {
  let failures = 0
  while (line.isWanted) {
    const wasOpen = await holdOpen(line, deps)
    failures = wasOpen ? 0 : failures + 1
    const pauseMs = Math.min(longestPauseMs, firstPauseMs * 2 ** failures)
    if (line.isWanted) await deps.clock.after(pauseMs * (0.5 + deps.random() / 2))
  }
}

/** Opens the line and waits until it closes; false when it could not be opened. */
async function holdOpen(line: Line, { openChannel, onEvent }: LineDeps): Promise<boolean> {
  const channel = await openChannel().catch(() => null)
  if (channel === null) return false
  const closed = new Promise<void>((resolve) => channel.onClose(resolve))
  line.channel = channel
  line.client = createBoxHostClient(channel)
  line.client.onEvent(onEvent)
  for (const tell of line.waiting) tell()
  line.waiting.clear()
  onEvent({ event: 'link', link: 'up' })
  if (!line.isWanted) channel.close()
  await closed
  line.client = null
  line.channel = null
  onEvent({ event: 'link', link: 'down' })
  return true
}
