import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import * as z from 'zod/mini'
import {
  type KeyPair,
  newKeyPair,
  noblePrimitives,
} from '../../transports/remote-link/noise/primitives.ts'
import { realSurroundings } from '../../transports/remote-link/surroundings.ts'

/** The box's keys of the remote link, and the remote that it is paired with. */
export interface RemoteKeys {
  readonly keys: KeyPair
  /** Null before the first pairing. */
  readonly pairedWith: Uint8Array | null
  readonly remember: (remoteKey: Uint8Array) => Promise<void>
}

const KeyHex = z.string().check(z.regex(/^[0-9a-f]{64}$/))
const KeysFile = z.strictObject({ privateKey: KeyHex, pairedWith: z.nullable(KeyHex) })
const othersMask = 0o077

/**
 * Reads the file, or makes new keys where there is none; they are written when a remote is paired.
 * A file that cannot be used is a fault that says so, and is left as it is.
 */
export async function openRemoteKeys(path: string): Promise<RemoteKeys> {
  const kept = await readKept(path)
  const privateKey = kept === null ? null : fromHex(kept.privateKey)
  const keys =
    privateKey === null
      ? newKeyPair(realSurroundings.randomBytes)
      : { privateKey, publicKey: noblePrimitives.publicKeyOf(privateKey) }
  return {
    keys,
    pairedWith: kept?.pairedWith == null ? null : fromHex(kept.pairedWith),
    remember: (remoteKey) =>
      write(path, { privateKey: toHex(keys.privateKey), pairedWith: toHex(remoteKey) }),
  }
}

async function readKept(path: string): Promise<z.infer<typeof KeysFile> | null> {
  const found = await stat(path).catch(() => null)
  if (found === null) return null
  if ((found.mode & othersMask) !== 0) {
    throw new Error(`others may read ${path}. Close it with: chmod 600 ${path}`)
  }
  const parsed = KeysFile.safeParse(parseJson(await readFile(path, 'utf8')))
  if (!parsed.success) throw new Error(`${path} holds no keys of a remote link; move it away`)
  return parsed.data
}

/** The file is whole at every moment: a pairing that is half kept would be none. */
async function write(path: string, kept: z.infer<typeof KeysFile>): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const draft = `${path}.${crypto.randomUUID()}`
  await writeFile(draft, `${JSON.stringify(kept)}\n`, { mode: 0o600, flag: 'wx' })
  await rename(draft, path)
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
