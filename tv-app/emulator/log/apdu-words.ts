import type { LogLine } from './log-line.ts'

/** One line of the reader's own traffic log, as the box tells it: hex without secrets. */
export interface ReaderTraffic {
  readonly direction: 'command' | 'response'
  readonly text: string
  readonly at: number
  /** From the command to its answer; null in the line of the command. */
  readonly tookMs: number | null
}

/** ISO/IEC 7816-4 instruction bytes whose data field is a secret. */
const secretInstructions = ['20', '24']
const shownBytes = 11

const files: Partial<Record<string, string>> = {
  D392F000260100000001: 'JPKI-AP',
  '000A': '利用者証明書',
  '0017': '利用者証明の鍵',
  '0018': '暗証番号',
}

/** The bytes of a line of hex, in capitals; what stands for a hidden byte is dropped. */
const bytesOf = (hex: string): readonly string[] =>
  hex
    .toUpperCase()
    .replaceAll(/[^0-9A-F]/g, '')
    .match(/../g) ?? []

const hasData = (bytes: readonly string[]): boolean => bytes.length >= 5

/** The command without what a person typed: of VERIFY only the header and the length remain. */
export function maskCommand(hex: string): string {
  const bytes = bytesOf(hex)
  if (secretInstructions.includes(bytes[1] ?? '') && hasData(bytes)) {
    return [...bytes.slice(0, 5), '●'].join(' ')
  }
  const shown = bytes.slice(0, shownBytes).join(' ')
  return bytes.length > shownBytes ? `${shown}…` : shown
}

function selectWords(bytes: readonly string[]): string {
  const length = Number.parseInt(bytes[4] ?? '0', 16)
  const id = bytes.slice(5, 5 + length).join('')
  return `SELECT ${files[id] ?? id}`
}

/** What a command asks, in the words of ISO/IEC 7816-4 and of the JPKI application. */
export function commandWords(hex: string): string {
  const bytes = bytesOf(hex)
  switch (bytes[1]) {
    case 'A4':
      return selectWords(bytes)
    case 'B0':
      return 'READ BINARY'
    case '20':
      return hasData(bytes) ? 'VERIFY（暗証番号）' : 'VERIFY（残りを聞く）'
    case '2A':
      return '署名の計算（電子利用者証明）'
    case 'C0':
      return 'GET RESPONSE'
    default:
      return `INS ${bytes[1] ?? '??'}`
  }
}

const statusNames: Partial<Record<string, string>> = {
  '9000': '',
  '6983': 'ロックされています',
  '6984': 'ロックされています',
  '6A82': 'ファイルがありません',
}

/** What the status bytes say (ISO/IEC 7816-4 §5.6); empty for a plain success. */
export function statusWords(status: string): string {
  const tries = /^63C(?<left>[0-9A-F])$/.exec(status)?.groups?.left
  if (tries !== undefined) return `残り ${Number.parseInt(tries, 16)}回`
  return statusNames[status] ?? '断られました'
}

const spaced = (hex: string): string => bytesOf(hex).join(' ')
const answer = /^(?<data>.*?)(?:… \((?<length>\d+) bytes\))?\s*(?<status>[0-9A-F]{4})$/

function answerWords(text: string): { readonly text: string; readonly words: string } {
  const parts = answer.exec(text.trim())?.groups
  if (parts?.status === undefined) return { text: '答えなし', words: 'カードがありません' }
  const { data = '', length, status } = parts
  const start = data.trim() === '' ? '' : `${spaced(data)}${length === undefined ? '　' : '…　'}`
  const size = length === undefined ? [] : [`${Number(length).toLocaleString('ja')} バイト`]
  const words = [...size, statusWords(status)].filter((word) => word !== '').join('　')
  return { text: `${start}${spaced(status)}`, words }
}

/** A row of the log for a line of the reader's traffic. */
export function apduLine({ direction, text, at, tookMs }: ReaderTraffic): LogLine {
  if (direction === 'command') {
    const note = commandWords(text)
    return { at, source: 'apdu', mark: 'to_card', text: maskCommand(text), note }
  }
  const read = answerWords(text)
  const time = tookMs === null ? [] : [`${Math.round(tookMs)} ms`]
  const note = [read.words, ...time].filter((word) => word !== '').join('　')
  return { at, source: 'apdu', mark: 'from_card', text: read.text, note }
}
