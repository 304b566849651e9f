import { nonceOf } from './cipher-state.ts'
import type { NoisePrimitives } from './primitives.ts'

/** Noise revision 34 §5.2 as a value: a step that fails leaves the one before it usable. */
export interface SymmetricState {
  readonly chainingKey: Uint8Array
  readonly hash: Uint8Array
  /** Null before the first key is mixed in: until then everything is in clear. */
  readonly key: Uint8Array | null
  readonly used: number
}

const hashLength = 32

/** `InitializeSymmetric`, then the prologue mixed in. */
export function startSymmetric(
  { hash }: NoisePrimitives,
  name: string,
  prologue: Uint8Array,
): SymmetricState {
  const named = new TextEncoder().encode(name)
  const first = named.length <= hashLength ? padded(named) : hash(named)
  return { chainingKey: first, hash: hash(joined(first, prologue)), key: null, used: 0 }
}

/** `MixHash`. */
export const mixHash = (
  { hash }: NoisePrimitives,
  state: SymmetricState,
  bytes: Uint8Array,
): SymmetricState => ({ ...state, hash: hash(joined(state.hash, bytes)) })

/** `MixKey`. */
export function mixKey(
  primitives: NoisePrimitives,
  state: SymmetricState,
  secret: Uint8Array,
): SymmetricState {
  const [chainingKey, key] = hkdf(primitives, state.chainingKey, secret)
  return { ...state, chainingKey, key, used: 0 }
}

/** `EncryptAndHash`. */
export function encryptAndHash(
  primitives: NoisePrimitives,
  state: SymmetricState,
  plaintext: Uint8Array,
): readonly [SymmetricState, Uint8Array] {
  const { key, used, hash: associated } = state
  if (key === null) return [mixHash(primitives, state, plaintext), plaintext]
  const sealed = primitives.seal({ key, nonce: nonceOf(used), associated }, plaintext)
  return [{ ...mixHash(primitives, state, sealed), used: used + 1 }, sealed]
}

/** `DecryptAndHash`; null when the tag is not right. */
export function decryptAndHash(
  primitives: NoisePrimitives,
  state: SymmetricState,
  sealed: Uint8Array,
): readonly [SymmetricState, Uint8Array] | null {
  const { key, used, hash: associated } = state
  if (key === null) return [mixHash(primitives, state, sealed), sealed]
  const plaintext = primitives.open({ key, nonce: nonceOf(used), associated }, sealed)
  if (plaintext === null) return null
  return [{ ...mixHash(primitives, state, sealed), used: used + 1 }, plaintext]
}

/** `Split`: the key of what the initiator sends, then the key of what the responder sends. */
export const split = (
  primitives: NoisePrimitives,
  { chainingKey }: SymmetricState,
): readonly [Uint8Array, Uint8Array] => hkdf(primitives, chainingKey, new Uint8Array())

/** HKDF with two outputs, Noise revision 34 §4.3. */
function hkdf(
  { hmac }: NoisePrimitives,
  chainingKey: Uint8Array,
  secret: Uint8Array,
): readonly [Uint8Array, Uint8Array] {
  const temporary = hmac(chainingKey, secret)
  const first = hmac(temporary, Uint8Array.of(1))
  return [first, hmac(temporary, joined(first, Uint8Array.of(2)))]
}

/** Some bytes after others. */
export function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let end = 0
  for (const part of parts) {
    whole.set(part, end)
    end += part.length
  }
  return whole
}

function padded(bytes: Uint8Array): Uint8Array {
  const whole = new Uint8Array(hashLength)
  whole.set(bytes)
  return whole
}
