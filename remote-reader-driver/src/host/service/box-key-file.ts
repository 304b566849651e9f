import { link, mkdir, open, readFile, stat, unlink } from 'node:fs/promises'
import { dirname } from 'node:path'
import * as z from 'zod/mini'
import { err, ok, type Result } from '../../../contract/result.ts'

export interface BoxKeyFile {
  readonly boxKey: CryptoKeyPair
  /** True when there was no file, and the key was made now. */
  readonly isNew: boolean
}

const coordinate = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/))
const PrivateJwk = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: coordinate,
  y: coordinate,
  d: coordinate,
})
const p256 = { name: 'ECDSA', namedCurve: 'P-256' }
const ownerOnly = 0o600
const othersMask = 0o077

/**
 * The box's ES256 key from a file that its owner alone may read; made at the first start. A file
 * that cannot be used is a sentence, and is never overwritten: the operator has registered its key.
 */
export async function openBoxKeyFile(path: string): Promise<Result<BoxKeyFile, string>> {
  try {
    const made = await makeKeyFile(path)
    const { mode } = await stat(path)
    if ((mode & othersMask) !== 0) {
      return err(`Others may read the key file ${path}. Close it with: chmod 600 ${path}`)
    }
    const jwk = PrivateJwk.safeParse(JSON.parse(await readFile(path, 'utf8')))
    if (!jwk.success) return err(unusable(path, 'it holds no private ES256 key as a JWK'))
    return ok({ boxKey: await importPair(jwk.data), isNew: made })
  } catch (cause) {
    return err(unusable(path, reasonOf(cause)))
  }
}

/** False when there is a file already. The file appears whole or not at all. */
async function makeKeyFile(path: string): Promise<boolean> {
  if (await exists(path)) return false
  await mkdir(dirname(path), { recursive: true })
  const { privateKey } = await crypto.subtle.generateKey(p256, true, ['sign', 'verify'])
  const jwk = PrivateJwk.parse(await crypto.subtle.exportKey('jwk', privateKey))
  const draft = `${path}.${crypto.randomUUID()}`
  const file = await open(draft, 'wx', ownerOnly)
  try {
    await file.writeFile(`${JSON.stringify(jwk)}\n`)
    await file.sync()
    await link(draft, path)
    return true
  } catch (cause) {
    if (codeOf(cause) === 'EEXIST') return false
    throw cause
  } finally {
    await file.close()
    await unlink(draft)
  }
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    (cause) => {
      if (codeOf(cause) === 'ENOENT') return false
      throw cause
    },
  )

async function importPair({ d, ...publicJwk }: z.infer<typeof PrivateJwk>): Promise<CryptoKeyPair> {
  const privateJwk = { ...publicJwk, d }
  return {
    privateKey: await crypto.subtle.importKey('jwk', privateJwk, p256, false, ['sign']),
    publicKey: await crypto.subtle.importKey('jwk', publicJwk, p256, true, ['verify']),
  }
}

const unusable = (path: string, why: string): string =>
  `The key file ${path} cannot be used: ${why}. It was left as it is; put back the right one, or move it away and register the new key with the operator.`

/** Never the text of a parser, which repeats what it could not read. */
function reasonOf(cause: unknown): string {
  const code = codeOf(cause)
  if (code === 'EACCES' || code === 'EPERM') return 'this user may not read or write it'
  if (code === 'EISDIR') return 'it is a directory'
  if (code !== null) return code
  return cause instanceof SyntaxError ? 'it is no JSON' : 'its key is not whole'
}

/** By its shape: faults of Node's own modules may come from another realm. */
export const codeOf = (cause: unknown): string | null =>
  typeof cause === 'object' && cause !== null && 'code' in cause && typeof cause.code === 'string'
    ? cause.code
    : null
