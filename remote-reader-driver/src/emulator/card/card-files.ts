import type { PersonaCard } from '../persona-card.ts'
import { type RsaKey, readRsaKey } from './rsa.ts'

export type PinName = 'authentication' | 'signing'

/** An elementary file of the JPKI application. */
export type CardFile =
  | { readonly kind: 'transparent'; readonly content: Uint8Array; readonly needs: PinName | null }
  | {
      readonly kind: 'pin'
      readonly pin: PinName
      readonly secret: Uint8Array
      readonly mostTries: number
    }
  | { readonly kind: 'key'; readonly needs: PinName; readonly key: RsaKey | null }

export type CardFiles = ReadonlyMap<number, CardFile>

const certificateFileLength = 2048
const filler = 0xff
const encode = (text: string): Uint8Array => new TextEncoder().encode(text)

/** Lays a persona's certificates, PINs and keys out in the files of the JPKI application. */
export function layOutFiles(persona: PersonaCard): CardFiles {
  const { signing } = persona
  const secret = encode(persona.pin)
  const password = encode(signing?.password ?? '')
  const authKey = readRsaKey(persona.authKey)
  const signKey = signing === undefined ? null : readRsaKey(signing.key)
  return new Map<number, CardFile>([
    [0x0001, certificateFile(signing?.certificate, 'signing')],
    [0x0002, certificateFile(signing?.ca, null)],
    [0x0006, open(tokenInformation())],
    [0x0008, open(Uint8Array.of(signing === undefined ? 0x00 : 0x8f, 0x8f, 0x00))],
    [0x000a, certificateFile(persona.authCertificate, null)],
    [0x000b, certificateFile(persona.authCa, null)],
    [0x0017, { kind: 'key', needs: 'authentication', key: authKey }],
    [0x0018, { kind: 'pin', pin: 'authentication', secret, mostTries: 3 }],
    [0x001a, { kind: 'key', needs: 'signing', key: signKey }],
    [0x001b, { kind: 'pin', pin: 'signing', secret: password, mostTries: 5 }],
  ])
}

const open = (content: Uint8Array): CardFile => ({ kind: 'transparent', content, needs: null })

/** Files are larger than what is in them: readers have to trim what follows the DER. */
function certificateFile(der: Uint8Array = new Uint8Array(), needs: PinName | null): CardFile {
  const content = new Uint8Array(Math.max(certificateFileLength, der.length)).fill(filler)
  content.set(der)
  return { kind: 'transparent', content, needs }
}

/** A PKCS #11 v2.40 CK_TOKEN_INFO of 160 bytes, numbers in 32 bits, big-endian. */
function tokenInformation(): Uint8Array {
  const texts = [
    ['JPKIAPICCTOKEN2', 32],
    ['SIMULATED', 32],
    ['EMULATOR', 16],
    ['00000000', 16],
  ] as const
  const bytes = new Uint8Array(160)
  bytes.set(encode(texts.map(([text, length]) => text.padEnd(length)).join('')))
  const numbers = new DataView(bytes.buffer)
  numbers.setUint32(96, 0x0000_0404)
  numbers.setUint32(116, 16)
  numbers.setUint32(120, 4)
  bytes.set(encode(' '.repeat(16)), 144)
  return bytes
}
