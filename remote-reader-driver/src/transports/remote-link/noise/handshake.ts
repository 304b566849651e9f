import { type CipherState, createCipherState } from './cipher-state.ts'
import { type KeyPair, keyLength, type NoisePrimitives, tagLength } from './primitives.ts'
import {
  decryptAndHash,
  encryptAndHash,
  joined,
  mixHash,
  mixKey,
  type SymmetricState,
  split,
  startSymmetric,
} from './symmetric-state.ts'

export const noiseProtocol = 'Noise_XX_25519_ChaChaPoly_SHA256'

/** What each side brings to a handshake of the pattern XX, Noise revision 34 §7.5. */
export interface HandshakeParty {
  readonly primitives: NoisePrimitives
  readonly prologue: Uint8Array
  readonly keys: KeyPair
  /** Fresh for this handshake, never used again. */
  readonly ephemeral: KeyPair
}

/** What both sides hold once the handshake is over. */
export interface Transport {
  readonly sending: CipherState
  readonly receiving: CipherState
  /** The other side's static public key: proven, not yet known to be the right one. */
  readonly otherKey: Uint8Array
  /** Names this session and nobody else's, Noise revision 34 §11.2. */
  readonly handshakeHash: Uint8Array
}

const nothing: Uint8Array = new Uint8Array()
const sealedKeyLength = keyLength + tagLength

/** The initiator's first message, `-> e`. */
export function startHandshake(party: HandshakeParty, payload = nothing) {
  const state = begin(party)
  const { publicKey } = party.ephemeral
  const [hashed, sent] = encryptAndHash(
    party.primitives,
    mixHash(party.primitives, state, publicKey),
    payload,
  )
  return { message: joined(publicKey, sent), state: hashed }
}

/** The responder's side of `-> e` and `<- e, ee, s, es`; null for a message that cannot be one. */
export function answerHandshake(party: HandshakeParty, message: Uint8Array, payload = nothing) {
  if (message.length < keyLength) return null
  const { primitives, keys, ephemeral } = party
  const theirs = message.slice(0, keyLength)
  const read = decryptAndHash(
    primitives,
    mixHash(primitives, begin(party), theirs),
    message.slice(keyLength),
  )
  const ee = primitives.dh(ephemeral.privateKey, theirs)
  const es = primitives.dh(keys.privateKey, theirs)
  if (read === null || ee === null || es === null) return null
  const mixed = mixKey(primitives, mixHash(primitives, read[0], ephemeral.publicKey), ee)
  const [keyed, sealedKey] = encryptAndHash(primitives, mixed, keys.publicKey)
  const [state, sealed] = encryptAndHash(primitives, mixKey(primitives, keyed, es), payload)
  return { message: joined(ephemeral.publicKey, sealedKey, sealed), state, payload: read[1] }
}

/**
 * The initiator reads `<- e, ee, s, es`. Null for a message that is not the answer to this
 * handshake. The caller decides about `otherKey` before it shows its own.
 */
export function readAnswer(party: HandshakeParty, state: SymmetricState, message: Uint8Array) {
  if (message.length < keyLength + sealedKeyLength) return null
  const { primitives, ephemeral } = party
  const theirs = message.slice(0, keyLength)
  const ee = primitives.dh(ephemeral.privateKey, theirs)
  if (ee === null) return null
  const mixed = mixKey(primitives, mixHash(primitives, state, theirs), ee)
  const sealedKey = message.slice(keyLength, keyLength + sealedKeyLength)
  const keyed = decryptAndHash(primitives, mixed, sealedKey)
  const es = keyed === null ? null : primitives.dh(ephemeral.privateKey, keyed[1])
  if (keyed === null || es === null) return null
  const sealed = message.slice(keyLength + sealedKeyLength)
  const read = decryptAndHash(primitives, mixKey(primitives, keyed[0], es), sealed)
  if (read === null) return null
  return { state: read[0], payload: read[1], otherKey: keyed[1], otherEphemeral: theirs }
}

/** The initiator's last message, `-> s, se`; null when the other side's ephemeral is of low order. */
export function finishHandshake(
  { primitives, keys }: HandshakeParty,
  answer: NonNullable<ReturnType<typeof readAnswer>>,
  payload = nothing,
): { readonly message: Uint8Array; readonly transport: Transport } | null {
  const se = primitives.dh(keys.privateKey, answer.otherEphemeral)
  if (se === null) return null
  const [keyed, sealedKey] = encryptAndHash(primitives, answer.state, keys.publicKey)
  const [state, sealed] = encryptAndHash(primitives, mixKey(primitives, keyed, se), payload)
  const [sending, receiving] = split(primitives, state)
  const transport = transportOf(primitives, { sending, receiving, state, key: answer.otherKey })
  return { message: joined(sealedKey, sealed), transport }
}

/** The responder reads `-> s, se`; null for a message that is not the end of this handshake. */
export function readFinish(
  { primitives, ephemeral }: HandshakeParty,
  state: SymmetricState,
  message: Uint8Array,
): { readonly payload: Uint8Array; readonly transport: Transport } | null {
  if (message.length < sealedKeyLength) return null
  const keyed = decryptAndHash(primitives, state, message.slice(0, sealedKeyLength))
  const se = keyed === null ? null : primitives.dh(ephemeral.privateKey, keyed[1])
  if (keyed === null || se === null) return null
  const sealed = message.slice(sealedKeyLength)
  const read = decryptAndHash(primitives, mixKey(primitives, keyed[0], se), sealed)
  if (read === null) return null
  const [receiving, sending] = split(primitives, read[0])
  const transport = transportOf(primitives, { sending, receiving, state: read[0], key: keyed[1] })
  return { payload: read[1], transport }
}

const begin = ({ primitives, prologue }: HandshakeParty): SymmetricState =>
  startSymmetric(primitives, noiseProtocol, prologue)

const transportOf = (
  primitives: NoisePrimitives,
  made: { sending: Uint8Array; receiving: Uint8Array; state: SymmetricState; key: Uint8Array },
): Transport => ({
  sending: createCipherState(primitives, made.sending),
  receiving: createCipherState(primitives, made.receiving),
  otherKey: made.key,
  handshakeHash: made.state.hash,
})
