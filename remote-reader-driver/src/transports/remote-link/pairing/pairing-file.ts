import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import * as z from 'zod/mini'
import { type KeyPair, newKeyPair, noblePrimitives } from '../noise/primitives.ts'
import { realSurroundings } from '../surroundings.ts'

const KeyHex = z.string().check(z.regex(/^[0-9a-f]{64}$/))
const Kept = z.strictObject({ privateKey: KeyHex, pairedWith: z.nullable(KeyHex) })
type Kept = z.infer<typeof Kept>

/** What one end of the link remembers: its own keys and the public key of the other end. */
export interface PairingFile {
  readonly keys: KeyPair
  readonly pairedWith: Uint8Array | null
  readonly remember: (otherKey: Uint8Array) => Promise<void>
}

/**
 * Opens a file that only its owner reads. A missing one is made, with new keys; a damaged one is a
 * fault, because new keys would silently end a pairing.
 */
export async function openPairingFile(path: string): Promise<PairingFile> {
  const text = await readFile(path, 'utf8').catch(() => null)
  const kept = text === null ? fresh() : recalled(path, text)
  if (text === null) await write(path, kept)
  const privateKey = fromHex(kept.privateKey)
  return {
    keys: { privateKey, publicKey: noblePrimitives.publicKeyOf(privateKey) },
    pairedWith: kept.pairedWith === null ? null : fromHex(kept.pairedWith),
    remember: (otherKey) => write(path, { ...kept, pairedWith: toHex(otherKey) }),
  }
}

const fresh = (): Kept => ({
  privateKey: toHex(newKeyPair(realSurroundings.randomBytes).privateKey),
  pairedWith: null,
})

function recalled(path: string, text: string): Kept {
  const parsed = Kept.safeParse(parseJson(text))
  if (!parsed.success) throw new Error(`${path} holds no keys of a remote link; move it away`)
  return parsed.data
}

/** Whole or not at all: a power cut leaves the file as it was. */
async function write(path: string, kept: Kept): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const next = `${path}.next`
  await writeFile(next, `${JSON.stringify(kept)}\n`, { mode: 0o600 })
  await chmod(next, 0o600)
  await rename(next, path)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const toHex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
const fromHex = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'))
