import { err, ok, type Result } from '../../../../contract/result.ts'
import { type KeyPair, type NoisePrimitives, noblePrimitives } from '../noise/primitives.ts'
import { joined } from '../noise/symmetric-state.ts'
import type { ReportPipe } from '../report-pipe.ts'
import {
  ASK_PAIR_BEGIN,
  ASK_PAIR_COMMIT,
  ASK_PAIR_KEEP,
  ASK_PAIR_REVEAL,
  DONE,
  WRONG_CODE,
} from '../session/card-message.ts'
import { connectHostSession, type HostSession } from '../session/host-session.ts'
import { realSurroundings, type Surroundings } from '../surroundings.ts'
import { mostWrongCodes } from './pairing-desk.ts'
import { bitOf, commit, isSameBytes, newCode, nonceLength, rounds, showCode } from './passkey.ts'

/**
 * Why there is no pairing: the remote's window is closed, wrong codes were typed, or the far end
 * did not know the code although it said so, which only somebody in the middle does.
 */
export type PairingRefusal = 'pairing_closed' | 'wrong_code' | 'remote_unproven'

export interface PairingDeps {
  readonly pipe: ReportPipe
  readonly keys: KeyPair
  /** Shows six digits for the viewer to type on the remote; null takes them off the screen. */
  readonly showCode: (code: string | null) => void
  readonly surroundings?: Surroundings
  readonly primitives?: NoisePrimitives
}

/**
 * Pairs with the remote whose window the viewer has opened, and answers its static public key, to
 * be kept. Each of at most three attempts has a code of its own. Rejects with `linkFault` when the
 * remote is out of reach.
 */
export async function pairWithRemote(
  deps: PairingDeps,
): Promise<Result<Uint8Array, PairingRefusal>> {
  const { surroundings = realSurroundings, primitives = noblePrimitives } = deps
  const known = { isExpected: () => true, onRing: () => undefined }
  const connected = await connectHostSession({ ...deps, ...known, surroundings, primitives })
  if (!connected.ok) return err('remote_unproven')
  const session = connected.value
  try {
    for (let left = mostWrongCodes; left > 0; left -= 1) {
      const proven = await attempt({ ...deps, surroundings, primitives }, session)
      if (proven !== 'wrong_code') return proven === 'proven' ? ok(session.remoteKey) : err(proven)
    }
    return err('wrong_code')
  } finally {
    deps.showCode(null)
    session.close()
  }
}

type Attempted = PairingRefusal | 'proven'
type Attempting = PairingDeps & Required<Pick<PairingDeps, 'surroundings' | 'primitives'>>

async function attempt(deps: Attempting, session: HostSession): Promise<Attempted> {
  const code = newCode(deps.surroundings.randomBytes)
  deps.showCode(showCode(code))
  const begun = await session.ask(Uint8Array.of(ASK_PAIR_BEGIN))
  if (begun.code !== DONE) return refusalOf(begun.code)
  for (let round = 0; round < rounds; round += 1) {
    const proven = await playRound(deps, session, { round, bit: bitOf(code, round) })
    if (proven !== 'proven') return proven
  }
  const kept = await session.ask(Uint8Array.of(ASK_PAIR_KEEP))
  return kept.code === DONE ? 'proven' : refusalOf(kept.code)
}

/** Both commit before either opens: neither learns the other's bit in time to copy it. */
async function playRound(
  { primitives, surroundings }: Attempting,
  { ask, handshakeHash }: HostSession,
  { round, bit }: { readonly round: number; readonly bit: number },
): Promise<Attempted> {
  const nonce = surroundings.randomBytes(nonceLength)
  const shared = { handshakeHash, round, bit }
  const own = commit(primitives, { ...shared, committer: 'host', nonce })
  const committed = await ask(joined(Uint8Array.of(ASK_PAIR_COMMIT, round), own))
  if (committed.code !== DONE) return refusalOf(committed.code)
  const revealed = await ask(joined(Uint8Array.of(ASK_PAIR_REVEAL, round), nonce))
  if (revealed.code !== DONE) return refusalOf(revealed.code)
  const theirs = commit(primitives, { ...shared, committer: 'remote', nonce: revealed.body })
  const isProven = revealed.body.length === nonceLength && isSameBytes(theirs, committed.body)
  return isProven ? 'proven' : 'remote_unproven'
}

const refusalOf = (code: number): PairingRefusal =>
  code === WRONG_CODE ? 'wrong_code' : 'pairing_closed'
