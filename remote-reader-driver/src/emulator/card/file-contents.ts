import { myNumberCard } from '../../jpki/profile/my-number-card.ts'
import type { CardProfile, KeyName } from '../../jpki/profile/profile.ts'
import { tokenInformationLength } from '../../jpki/token/token-information.ts'
import type { CardFile } from './card-file.ts'

const certificateFileLength = 2048
const filler = 0xff
const anyText = /^/

export const open = (content: Uint8Array): CardFile => ({
  kind: 'transparent',
  content,
  needs: null,
})

/** Files are larger than what is in them: readers have to trim what follows the DER. */
export function certificateFile(
  der: Uint8Array = new Uint8Array(),
  needs: KeyName | null,
): CardFile {
  const content = new Uint8Array(Math.max(certificateFileLength, der.length)).fill(filler)
  content.set(der)
  return { kind: 'transparent', content, needs }
}

/** A PKCS #11 v2.40 CK_TOKEN_INFO of 160 bytes, numbers in 32 bits, big-endian. */
export function tokenInformation(): Uint8Array {
  const encode = (text: string) => new TextEncoder().encode(text)
  const texts = [
    ['JPKIAPICCTOKEN2', 32],
    ['SIMULATED', 32],
    ['EMULATOR', 16],
    ['00000000', 16],
  ] as const
  const bytes = new Uint8Array(tokenInformationLength)
  bytes.set(encode(texts.map(([text, length]) => text.padEnd(length)).join('')))
  const numbers = new DataView(bytes.buffer)
  numbers.setUint32(96, 0x0000_0404)
  numbers.setUint32(116, 16)
  numbers.setUint32(120, 4)
  bytes.set(encode(' '.repeat(16)), 144)
  return bytes
}

/**
 * Files that were found on test cards without anybody knowing what they are for: 0009 stays shut
 * after every PIN, 0010 counts tries, 0016 refers to the key of terminals. Of other kinds of cards
 * nothing is known.
 */
export function referenceFiles(profile: CardProfile): [number, CardFile][] {
  if (profile !== myNumberCard) return []
  const closed: CardFile = { kind: 'closed' }
  return [
    [0x0005, closed],
    [0x0009, { kind: 'transparent', content: new Uint8Array(), needs: 'nobody_knows' }],
    [0x0010, { kind: 'pin', pin: 'reference', form: anyText, mostTries: 3 }],
    [0x0016, closed],
    [0x0019, closed],
    [0x001c, closed],
    [0x001e, closed],
  ]
}
