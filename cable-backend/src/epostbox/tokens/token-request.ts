import * as z from 'zod/mini'
import { mailboxGrant } from '#cable-backend/contract/postbox-token'
import { Problem } from '../../http/problem.ts'
import { readBytes } from '../../http/read-bytes.ts'

const assertion = z.string().check(z.minLength(1), z.maxLength(4096))

const TokenRequest = z.discriminatedUnion('grant_type', [
  z.strictObject({ grant_type: z.literal(mailboxGrant), assertion }),
  z.strictObject({
    grant_type: z.literal('client_credentials'),
    client_assertion_type: z.literal('urn:ietf:params:oauth:client-assertion-type:jwt-bearer'),
    client_assertion: assertion,
    client_id: z.optional(z.string()),
    scope: z.optional(z.literal('insurer')),
  }),
])
export type TokenRequest = z.infer<typeof TokenRequest>

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Reads a token request (RFC 6749 §4): a form in UTF-8, each parameter at most once. */
export async function readTokenRequest(request: Request): Promise<TokenRequest> {
  const contentType = request.headers.get('content-type') ?? ''
  if (!/^application\/x-www-form-urlencoded(;\s*charset=utf-8)?$/i.test(contentType)) {
    throw new Problem('unsupported_media_type')
  }
  const body = await readBytes(request, 8 * 1024)
  if (body === null) throw new Problem('payload_too_large')
  const form = new URLSearchParams(textOf(body))
  const names = [...form.keys()]
  const parsed = TokenRequest.safeParse(Object.fromEntries(form))
  if (!parsed.success || new Set(names).size !== names.length) throw new Problem('invalid_request')
  return parsed.data
}

function textOf(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes)
  } catch (cause) {
    throw new Problem('invalid_request', { cause })
  }
}
