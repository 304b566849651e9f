/** An RSA private key as numbers, with its CRT parts (RFC 8017 §3.2). */
export interface RsaKey {
  readonly modulusLength: number
  readonly p: bigint
  readonly q: bigint
  readonly dp: bigint
  readonly dq: bigint
  readonly qi: bigint
}

const shortestPadding = 8

/** Reads a private JWK (RFC 7518 §6.3.2); one without its CRT parts is a fault. */
export function readRsaKey({ n, p, q, dp, dq, qi }: JsonWebKey): RsaKey {
  return {
    modulusLength: decodeBase64url(n).length,
    p: toNumber(decodeBase64url(p)),
    q: toNumber(decodeBase64url(q)),
    dp: toNumber(decodeBase64url(dp)),
    dq: toNumber(decodeBase64url(dq)),
    qi: toNumber(decodeBase64url(qi)),
  }
}

/** The longest input that the padding leaves room for, in bytes. */
export const longestInput = ({ modulusLength }: RsaKey): number =>
  modulusLength - shortestPadding - 3

/**
 * Signs `input` as it is, padded as RFC 8017 §9.2 (type 1) says. WebCrypto cannot do this: it
 * hashes first. Not in constant time, which does not matter for the made-up keys of an emulator.
 */
export function signRaw(key: RsaKey, input: Uint8Array): Uint8Array {
  if (input.length > longestInput(key)) throw new RangeError('too long for the padding')
  const block = new Uint8Array(key.modulusLength).fill(0xff)
  const separatorAt = key.modulusLength - input.length - 1
  block.set([0x00, 0x01])
  block.set([0x00, ...input], separatorAt)
  return signBlock(key, block)
}

/** RSASP1 (RFC 8017 §5.2.1) over a block that is padded already, as long as the modulus. */
export const signBlock = (key: RsaKey, block: Uint8Array): Uint8Array =>
  toBytes(exponentiate(key, toNumber(block)), key.modulusLength)

/** RSADP with the Chinese remainder theorem, RFC 8017 §5.1.2. */
function exponentiate({ p, q, dp, dq, qi }: RsaKey, message: bigint): bigint {
  const m1 = powerOf(message % p, dp, p)
  const m2 = powerOf(message % q, dq, q)
  const h = ((((m1 - m2) * qi) % p) + p) % p
  return m2 + q * h
}

function powerOf(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n
  let square = base
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % modulus
    square = (square * square) % modulus
  }
  return result
}

/** A field of a private JWK (RFC 7515 §2); one that is not there is a fault. */
export function decodeBase64url(base64url: string | undefined): Uint8Array {
  if (base64url === undefined) throw new TypeError('the key lacks a part')
  const base64 = base64url.replaceAll('-', '+').replaceAll('_', '/')
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
}

const toHex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
const toNumber = (bytes: Uint8Array): bigint => BigInt(`0x${toHex(bytes)}`)

function toBytes(value: bigint, length: number): Uint8Array {
  const hex = value.toString(16).padStart(2 * length, '0')
  return Uint8Array.from({ length }, (_, at) => Number.parseInt(hex.slice(2 * at, 2 * at + 2), 16))
}
