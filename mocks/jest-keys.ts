import { readFileSync } from 'node:fs'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * RSA keys for the tests. Finding the primes of one takes a core a tenth of a second, and a town
 * needs twelve: a machine finds some once, and every test file is handed the same ones.
 */
const place = fileURLToPath(new URL('../.data/test-rsa-keys.json', import.meta.url))
const howMany = 32
/** As the keys of cards and of their authorities are made. */
const cardKey = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  modulusLength: 2048,
  publicExponent: Uint8Array.of(1, 0, 1),
} as const

/** Finds the keys, unless an earlier run did. */
export async function ensureTestKeys(): Promise<void> {
  if (readKeys().length === howMany) return
  const { subtle } = crypto
  const found = await Promise.all(
    Array.from({ length: howMany }, async () => {
      const { privateKey } = await subtle.generateKey(cardKey, true, ['sign', 'verify'])
      return subtle.exportKey('jwk', privateKey)
    }),
  )
  await mkdir(dirname(place), { recursive: true })
  const draft = `${place}.${process.pid}`
  await writeFile(draft, JSON.stringify(found), { mode: 0o600 })
  await rename(draft, place)
}

/** New RSA-2048 keys are these, in this test file each once; when they are used up, new ones. */
export function handOutTestKeys(): void {
  const { subtle } = crypto
  let left: JsonWebKey[] | null = null
  const value = async (wanted: unknown, ...others: readonly unknown[]): Promise<unknown> => {
    left ??= readKeys()
    const kept = isCardKey(wanted) ? left.shift() : undefined
    if (kept !== undefined) return pairOf(kept, others[0] === true)
    return Reflect.apply(SubtleCrypto.prototype.generateKey, subtle, [wanted, ...others])
  }
  Object.defineProperty(subtle, 'generateKey', { value, configurable: true })
}

async function pairOf(kept: JsonWebKey, isExtractable: boolean): Promise<CryptoKeyPair> {
  const { kty = 'RSA', n = '', e = '' } = kept
  const { subtle } = crypto
  return {
    publicKey: await subtle.importKey('jwk', { kty, n, e }, cardKey, true, ['verify']),
    privateKey: await subtle.importKey('jwk', kept, cardKey, isExtractable, ['sign']),
  }
}

function readKeys(): JsonWebKey[] {
  try {
    return JSON.parse(readFileSync(place, 'utf8'))
  } catch {
    return []
  }
}

const isCardKey = (wanted: unknown): boolean =>
  typeof wanted === 'object' &&
  wanted !== null &&
  Object.entries(cardKey).every(([name, value]) => `${Reflect.get(wanted, name)}` === `${value}`)
