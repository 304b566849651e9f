import { sha1 } from '@noble/hashes/legacy.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { bytesOfBase64 } from '../base64.ts'
import type { CapResource } from '../cap-alert.ts'
import { type Inside, insideOf } from '../read/inside.ts'
import type { Placed } from '../schema/placed.ts'
import type { Notes } from '../verdict/notes.ts'

/** CAP 1.2 §3.2.3: a MIME type by RFC 2046, content in base64, its SHA-1. */
export function checkResource(resource: CapResource, place: Placed, notes: Notes): void {
  const inside = insideOf(place)
  const mimeType = resource.mimeType ?? ''
  const mimeAt = inside.first('mimeType')
  if (mimeAt !== null && !isMimeType(mimeType)) notes.add('mime_type_malformed', mimeAt, mimeType)
  checkContent(resource, inside, notes)
}

function checkContent({ derefUri, digest }: CapResource, inside: Inside, notes: Notes): void {
  const content = derefUri === null ? null : bytesOfBase64(derefUri)
  const contentAt = inside.first('derefUri')
  const isUnreadable = derefUri !== null && content === null
  if (isUnreadable && contentAt !== null) notes.add('deref_uri_malformed', contentAt)
  const digestAt = inside.first('digest')
  if (digest === null || digestAt === null) return
  if (!isSha1(digest)) notes.add('digest_malformed', digestAt)
  else if (content !== null && !isDigestOf(digest, content)) notes.add('digest_differs', digestAt)
}

/** Type and subtype, and parameters that are not looked into. */
const isMimeType = (text: string): boolean =>
  /^[\w!#$&^.+-]{1,127}\/[\w!#$&^.+-]{1,127}\s*(;|$)/.test(text)

/** Hexadecimal as most write it, or base64. */
const isSha1 = (digest: string): boolean =>
  /^[0-9a-fA-F]{40}$/.test(digest) || /^[A-Za-z0-9+/]{27}=$/.test(digest)

function isDigestOf(digest: string, content: Uint8Array): boolean {
  const sum = sha1(content)
  return digest.length === 40
    ? digest.toLowerCase() === bytesToHex(sum)
    : digest === btoa(String.fromCharCode(...sum))
}
