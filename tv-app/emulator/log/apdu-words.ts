import type { LogLine } from './log-line.ts'

/** One command and its answer as bytes in hex; `answer` is null when the card was gone. */
export interface ApduExchange {
  readonly at: number
  readonly command: string
  readonly answer: string | null
  readonly durationMs: number
}

/** ISO/IEC 7816-4 instruction bytes that carry a secret in their data field. */
const INS_VERIFY = 0x20
const shownBytes = 10

const files: Partial<Record<string, string>> = {
  D392F000260100000001: 'JPKI-AP',
  '000A': '利用者証明書',
  '0017': '利用者証明の鍵',
  '0018': '暗証番号',
}

export const bytesOf = (hex: string): readonly string[] =>
  hex.toUpperCase().replaceAll(/[^0-9A-F]/g, '').match(/../g) ?? []

const ins = (bytes: readonly string[]): number => Number.parseInt(bytes[1] ?? '0', 16)

/** The command without what a person typed: of VERIFY only the header and the length remain. */
export function maskCommand(hex: string): string {
  const bytes = bytesOf(hex)
  if (ins(bytes) !== INS_VERIFY || bytes.length <= 5) return bytes.join(' ')
  return [...bytes.slice(0, 5), '●'].join(' ')
}

const shorten = (words: string): string => {
  const bytes = words.split(' ')
  return bytes.length <= shownBytes ? words : `${bytes.slice(0, shownBytes).join(' ')}…`
}

function selectWords(bytes: readonly string[]): string {
  const length = Number.parseInt(bytes[4] ?? '0', 16)
  const id = bytes.slice(5, 5 + length).join('')
  return `SELECT ${files[id] ?? id}`
}

/** What a command asks, in the words of ISO/IEC 7816-4 and of the JPKI application. */
export function commandWords(hex: string): string {
  const bytes = bytesOf(hex)
  switch (ins(bytes)) {
    case 0xa4:
      return selectWords(bytes)
    case 0xb0:
      return 'READ BINARY'
    case INS_VERIFY:
      return bytes.length <= 5 ? 'VERIFY（残りを聞く）' : 'VERIFY（暗証番号）'
    case 0x2a:
      return '署名の計算（電子利用者証明）'
    case 0xc0:
      return 'GET RESPONSE'
    default:
      return `INS ${bytes[1] ?? '??'}`
  }
}

/** What the status bytes say (ISO/IEC 7816-4 §5.6); empty for a plain success. */
export function statusWords(sw: number): string {
  if ((sw & 0xfff0) === 0x63c0) return `残り ${sw & 0x0f}回`
  if (sw === 0x6983) return 'ロックされています'
  if (sw === 0x6a82) return 'ファイルがありません'
  return sw === 0x9000 ? '' : '断られました'
}

function answerText(bytes: readonly string[]): string {
  const status = bytes.slice(-2).join(' ')
  const data = bytes.slice(0, -2)
  if (data.length === 0) return status
  if (data.length <= 6) return `${data.join(' ')}　${status}`
  return `…${data.length.toLocaleString('ja')} バイト　${status}`
}

/** Two rows of the log: what went to the card and what came back. */
export function apduLines(exchange: ApduExchange): readonly LogLine[] {
  const sent: LogLine = {
    at: exchange.at,
    source: 'apdu',
    mark: 'to_card',
    text: shorten(maskCommand(exchange.command)),
    note: commandWords(exchange.command),
  }
  const at = exchange.at + exchange.durationMs
  const received = { at, source: 'apdu', mark: 'from_card' } as const
  if (exchange.answer === null) return [sent, { ...received, text: '答えなし', note: 'カードがありません' }]
  const bytes = bytesOf(exchange.answer)
  const words = statusWords(Number.parseInt(bytes.slice(-2).join(''), 16))
  const time = `${Math.round(exchange.durationMs)} ms`
  const note = words === '' ? time : `${words}　${time}`
  return [sent, { ...received, text: answerText(bytes), note }]
}
