import { createDecipheriv, type ECDH, hkdfSync } from 'node:crypto'

/** What a browser keeps of its subscription; only with it can a message be read. */
export interface PhoneKeys {
  readonly ecdh: ECDH
  readonly auth: Buffer
}

const tagLength = 16
const headerLength = 21

const derive = (secret: Buffer, salt: Buffer, info: Buffer | string, length: number): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, salt, info, length))

/**
 * Opens a message as a browser does: RFC 8188 in one record, with the keys of RFC 8291 §3.4. Throws
 * where it was not sealed for this phone or was changed on the way.
 */
export function openMessage(body: Uint8Array, { ecdh, auth }: PhoneKeys): string {
  const message = Buffer.from(body)
  const salt = message.subarray(0, 16)
  const recordSize = message.readUInt32BE(16)
  const sender = message.subarray(headerLength, headerLength + message.readUInt8(20))
  const record = message.subarray(headerLength + sender.length)
  if (sender.length !== 65 || record.length > recordSize) throw new RangeError('not one record')
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), ecdh.getPublicKey(), sender])
  const keying = derive(ecdh.computeSecret(sender), auth, info, 32)
  const key = derive(keying, salt, 'Content-Encoding: aes128gcm\0', 16)
  const nonce = derive(keying, salt, 'Content-Encoding: nonce\0', 12)
  const opening = createDecipheriv('aes-128-gcm', key, nonce)
  opening.setAuthTag(record.subarray(-tagLength))
  const padded = Buffer.concat([opening.update(record.subarray(0, -tagLength)), opening.final()])
  return unpadded(padded).toString('utf8')
}

/** The last record ends with 0x02 and as many zeros as its sender liked (RFC 8188 §2). */
function unpadded(record: Buffer): Buffer {
  const end = record.findLastIndex((byte) => byte !== 0)
  if (record[end] !== 2) throw new RangeError('the record is not the last one')
  return record.subarray(0, end)
}
