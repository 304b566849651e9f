import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import * as z from 'zod/mini'
import {
  newMemory,
  type RemoteMemory,
} from '#remote-reader-driver/src/emulator/remote/emulated-remote'
import { noblePrimitives } from '#remote-reader-driver/src/transports/remote-link/noise/primitives'
import { realSurroundings } from '#remote-reader-driver/src/transports/remote-link/surroundings'

const KeyHex = z.string().check(z.regex(/^[0-9a-f]{64}$/))
const MemoryFile = z.strictObject({ privateKey: KeyHex, pairedWith: z.nullable(KeyHex) })

const toHex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
const fromHex = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'))

/**
 * What one end of the link remembers, in a file that only its owner reads: its private key and the
 * public key of the other end. A missing file is made; a damaged one is a fault.
 */
export async function openMemory(path: string): Promise<RemoteMemory> {
  const text = await readFile(path, 'utf8').catch(() => null)
  const first = text === null ? fresh() : recalled(path, text)
  const write = async (pairedWith: Uint8Array | null) => {
    const kept = {
      privateKey: toHex(first.keys.privateKey),
      pairedWith: pairedWith === null ? null : toHex(pairedWith),
    }
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, `${JSON.stringify(kept)}\n`, { mode: 0o600 })
    await chmod(path, 0o600)
  }
  await write(first.pairedWith)
  return { ...first, remember: (key) => void write(key) }
}

function recalled(path: string, text: string) {
  const parsed = MemoryFile.safeParse(parseJson(text))
  if (!parsed.success) throw new Error(`${path} is not a memory of this command; move it away`)
  const privateKey = fromHex(parsed.data.privateKey)
  const publicKey = noblePrimitives.publicKeyOf(privateKey)
  const { pairedWith } = parsed.data
  return {
    keys: { privateKey, publicKey },
    pairedWith: pairedWith === null ? null : fromHex(pairedWith),
  }
}

const fresh = () => newMemory(realSurroundings)

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
