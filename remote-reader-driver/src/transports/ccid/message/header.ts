/** What every CCID message starts with (CCID rev 1.1, §6.1 and §6.2). */
export interface MessageHeader {
  readonly type: number
  /** `dwLength`: bytes that follow the header. */
  readonly length: number
  readonly slot: number
  readonly seq: number
  /** Bytes 7 to 9, whose meaning depends on the type. */
  readonly parameters: readonly [number, number, number]
}

export interface MessageParts extends Omit<MessageHeader, 'length'> {
  readonly data?: Uint8Array
}

export const headerLength = 10

const nothing = new Uint8Array()

/** Reads the ten bytes at the start of `bytes`; null when there are fewer. */
export function readHeader(bytes: Uint8Array): MessageHeader | null {
  if (bytes.length < headerLength) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, headerLength)
  return {
    type: view.getUint8(0),
    length: view.getUint32(1, true),
    slot: view.getUint8(5),
    seq: view.getUint8(6),
    parameters: [view.getUint8(7), view.getUint8(8), view.getUint8(9)],
  }
}

/** Writes a message of either direction; `dwLength` is little-endian. */
export function writeMessage({ type, slot, seq, parameters, data = nothing }: MessageParts) {
  const message = new Uint8Array(headerLength + data.length)
  const view = new DataView(message.buffer)
  view.setUint8(0, type)
  view.setUint32(1, data.length, true)
  message.set([slot, seq, ...parameters], 5)
  message.set(data, headerLength)
  return message
}
