import type { boxHostMethods } from '#remote-reader-driver/contract/box-host'
import type { Channel } from '#remote-reader-driver/contract/channel'
import { readJson, shape, text, whole } from '../proof/read-json.ts'
import type { Prove, StreamClock } from './keep-stream.ts'

const method: (typeof boxHostMethods)['proof'] = 'BoxIdentity.1.proof'

const readProof = shape({ id: whole(1), result: shape({ proof: text(/./) }) })

/** The box host answers at once, or it is not there. */
const patienceMs = 5_000

interface ProverDeps {
  readonly openChannel: () => Promise<Channel>
  readonly clock: Pick<StreamClock, 'in'>
}

/**
 * Proofs of the box's key over a line of its own to the box host (JSON-RPC 2.0), which is opened when
 * it is needed: the app's line may be down, and the app itself.
 */
export function createProver({ openChannel, clock }: ProverDeps): Prove {
  let line: Promise<ProofLine> | null = null
  const openLine = async (): Promise<ProofLine> => {
    const channel = await openChannel()
    channel.onClose(() => {
      line = null
    })
    return proofLine(channel, clock)
  }
  return async (htm, htu, nonce) => {
    line ??= openLine()
    try {
      return await (await line)(htm, htu, nonce)
    } catch {
      line = null
      return null
    }
  }
}

type ProofLine = (htm: string, htu: string, nonce: string | null) => Promise<string | null>

function proofLine(channel: Channel, clock: ProverDeps['clock']): ProofLine {
  const waiting = new Map<number, (proof: string | null) => void>()
  let lastId = 0
  channel.onMessage((message) => {
    const read = readJson(readProof, message)
    if (read !== null) waiting.get(read.id)?.(read.result.proof)
  })
  channel.onClose(() => {
    for (const settle of waiting.values()) settle(null)
  })
  return (htm, htu, nonce) =>
    new Promise((resolve) => {
      lastId += 1
      const id = lastId
      const settle = (proof: string | null): void => {
        stop()
        waiting.delete(id)
        resolve(proof)
      }
      const stop = clock.in(patienceMs, () => settle(null))
      waiting.set(id, settle)
      // An older box host knows no nonce: it is left out where there is none.
      const params = { htm, htu, accessToken: null, ...(nonce === null ? {} : { nonce }) }
      channel.send(JSON.stringify({ jsonrpc: '2.0', id, method, params }))
    })
}
