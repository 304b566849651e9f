import type { CardRefusal } from '../../../contract/card-refusal.ts'
import { err, ok, type Result } from '../../../contract/result.ts'
import type { Transmit } from '../../apdu/transmit.ts'
import { readPart } from '../certificate/read-file.ts'
import { selectFile } from '../select.ts'

/** PKCS #11 v2.40 §3.2, CK_TOKEN_INFO, as the card serialises it. */
export interface TokenInformation {
  readonly kind: TokenKind
  readonly label: string
  readonly manufacturer: string
  readonly model: string
  readonly serialNumber: string
  readonly flags: number
  readonly mostSessions: number
  readonly sessions: number
  readonly mostWritingSessions: number
  readonly writingSessions: number
  readonly longestPin: number
  readonly shortestPin: number
  /** Bytes: public memory in all and free, private memory in all and free. */
  readonly memory: readonly [number, number, number, number]
  /** Major and minor. */
  readonly hardwareVersion: readonly [number, number]
  readonly firmwareVersion: readonly [number, number]
  readonly time: string
}

/** What carries the keys, told from the token's label. */
export type TokenKind = 'my_number_card' | 'resident_register_card' | 'android' | 'iphone' | 'other'

export const tokenInformationLength = 160

const kindOfLabel: ReadonlyMap<string, TokenKind> = new Map([
  ['JPKIAPICCTOKEN', 'resident_register_card'],
  ['JPKIAPICCTOKEN2', 'my_number_card'],
  ['JPKIAPGPSETOKEN', 'android'],
  ['JPKIAPIOSTOKEN', 'iphone'],
])

/** Reads the token information, which needs no PIN. Nothing in it is proven. */
export async function readTokenInformation(
  transmit: Transmit,
  file: number,
): Promise<Result<TokenInformation, CardRefusal>> {
  const selected = await selectFile(transmit, file)
  if (!selected.ok) return selected
  const read = await readPart(transmit, { offset: 0, length: tokenInformationLength })
  if (!read.ok) return read
  const information = parseTokenInformation(read.value)
  return information === null ? err({ kind: 'not_jpki_card' }) : ok(information)
}

/** The 160 bytes as fields, numbers in 32 bits, big-endian; null when there are fewer or more. */
export function parseTokenInformation(bytes: Uint8Array): TokenInformation | null {
  if (bytes.length !== tokenInformationLength) return null
  const numbers = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const text = (start: number, length: number) =>
    new TextDecoder().decode(bytes.subarray(start, start + length)).replace(/[ \0]+$/, '')
  const number = (offset: number) => numbers.getUint32(offset)
  const version = (offset: number) =>
    [numbers.getUint8(offset), numbers.getUint8(offset + 1)] as const
  const label = text(0, 32)
  return {
    kind: kindOfLabel.get(label) ?? 'other',
    label,
    manufacturer: text(32, 32),
    model: text(64, 16),
    serialNumber: text(80, 16),
    flags: number(96),
    mostSessions: number(100),
    sessions: number(104),
    mostWritingSessions: number(108),
    writingSessions: number(112),
    longestPin: number(116),
    shortestPin: number(120),
    memory: [number(124), number(128), number(132), number(136)],
    hardwareVersion: version(140),
    firmwareVersion: version(142),
    time: text(144, 16),
  }
}
