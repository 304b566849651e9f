import { joined } from '../noise/symmetric-state.ts'
import { longestContent } from './padding.ts'

/** First byte of every message of the link's command MSG. */
export const HELLO = 0x01
export const FINISH = 0x02
export const SEALED = 0x03

/** First byte of a sealed question. */
export const ASK_STATUS = 0x01
export const ASK_OPEN = 0x02
export const ASK_TRANSMIT = 0x03
export const ASK_POWER_OFF = 0x04
export const ASK_PAIR_BEGIN = 0x10
export const ASK_PAIR_COMMIT = 0x11
export const ASK_PAIR_REVEAL = 0x12
export const ASK_PAIR_KEEP = 0x13

/** First byte of a sealed answer. */
export const DONE = 0x00
export const NO_CARD = 0x01
export const READER_BUSY = 0x02
export const READER_UNAVAILABLE = 0x03
export const CARD_REMOVED = 0x04
export const CARD_TIMEOUT = 0x05
export const NOT_POWERED = 0x06
export const MALFORMED = 0x07
export const NOT_PAIRED = 0x08
export const PAIRING_CLOSED = 0x09
export const WRONG_CODE = 0x0a
export const CARD_CHANGED = 0x0b

/** Mixed into every handshake, so that another version never gets past it. */
export const prologue = new TextEncoder().encode('mimamori remote link 1')

/** How the remote is, told with every answer. */
export interface RemotePower {
  /** 0 to 100; null when the remote does not know. */
  readonly batteryPercent: number | null
  readonly signalPercent: number | null
}

export interface ReaderStatus extends RemotePower {
  readonly presence: 'absent' | 'present'
  /** Counts every change of presence, modulo 256: two changes between two answers are seen. */
  readonly changes: number
}

export interface CardAnswer {
  readonly code: number
  readonly body: Uint8Array
}

export interface StatedAnswer extends CardAnswer {
  readonly status: ReaderStatus
}

const isPresent = 0x01
const unknownPercent = 0xff
const headLength = 5
/** Bytes of the longest response APDU that one answer holds. */
export const longestAnswerBody = longestContent - headLength

/** Writes a sealed answer: code, flags, battery, signal, changes, body. */
export function encodeAnswer({ code, body, status }: StatedAnswer): Uint8Array {
  const flags = status.presence === 'present' ? isPresent : 0
  const { batteryPercent, signalPercent, changes } = status
  const head = [code, flags, encodePercent(batteryPercent), encodePercent(signalPercent), changes]
  return joined(Uint8Array.from(head), body)
}

/** Reads a sealed answer; null for one that no remote of this version sends. */
export function parseAnswer(bytes: Uint8Array): StatedAnswer | null {
  const [code, flags, battery, signal, changes] = bytes
  if (code === undefined || flags === undefined || battery === undefined) return null
  if (signal === undefined || changes === undefined) return null
  if (!isPercent(battery) || !isPercent(signal) || flags > isPresent) return null
  const presence = flags === isPresent ? 'present' : 'absent'
  const power = { batteryPercent: parsePercent(battery), signalPercent: parsePercent(signal) }
  return { code, body: bytes.slice(headLength), status: { presence, changes, ...power } }
}

const encodePercent = (percent: number | null): number =>
  percent === null ? unknownPercent : Math.min(100, Math.max(0, Math.round(percent)))
const parsePercent = (byte: number): number | null => (byte === unknownPercent ? null : byte)
const isPercent = (byte: number): boolean => byte <= 100 || byte === unknownPercent
