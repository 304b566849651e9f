/** What is heard: one channel of signed 16-bit samples, little-endian. */
export interface Recording {
  readonly samplesPerSecond: number
  readonly samples: Uint8Array
}

const bytesPerSample = 2
const pcm = 1

export const secondsOf = ({ samplesPerSecond, samples }: Recording): number =>
  samples.length / bytesPerSample / samplesPerSecond

/**
 * Reads a WAV file (RIFF, PCM, 16 bit, one channel); null for anything else. Programs that write to a
 * pipe do not know its length beforehand, so a length that is too large means "to the end".
 */
export function parseWav(file: Uint8Array): Recording | null {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  if (file.length < 12 || tagAt(view, 0) !== 'RIFF' || tagAt(view, 8) !== 'WAVE') return null
  let samplesPerSecond: number | null = null
  for (let at = 12; at + 8 <= file.length; ) {
    const size = view.getUint32(at + 4, true)
    const start = at + 8
    const end = Math.min(file.length, start + size)
    if (tagAt(view, at) === 'fmt ') samplesPerSecond = rateOf(view, start, end)
    if (tagAt(view, at) === 'data') {
      const whole = start + Math.floor((end - start) / bytesPerSample) * bytesPerSample
      return samplesPerSecond === null
        ? null
        : { samplesPerSecond, samples: file.slice(start, whole) }
    }
    at = end + (size % 2)
  }
  return null
}

const tagAt = (view: DataView, at: number): string =>
  String.fromCharCode(...[0, 1, 2, 3].map((index) => view.getUint8(at + index)))

function rateOf(view: DataView, start: number, end: number): number | null {
  if (end - start < 16) return null
  const isOurs =
    view.getUint16(start, true) === pcm &&
    view.getUint16(start + 2, true) === 1 &&
    view.getUint16(start + 14, true) === 8 * bytesPerSample
  return isOurs ? view.getUint32(start + 4, true) : null
}

const headerBytes = 44
const nonceTag = 'mima'

/**
 * A WAV file with true lengths. A nonce in a chunk of its own, which players skip, gives the same sound
 * a file that nobody else can make.
 */
export function encodeWav(
  { samplesPerSecond, samples }: Recording,
  nonce: Uint8Array = new Uint8Array(),
): Uint8Array<ArrayBuffer> {
  const extra = nonce.length === 0 ? 0 : 8 + nonce.length + (nonce.length % 2)
  const file = new Uint8Array(headerBytes + extra + samples.length)
  const view = new DataView(file.buffer)
  const tag = (at: number, name: string) =>
    file.set(
      Array.from(name, (letter) => letter.charCodeAt(0)),
      at,
    )
  tag(0, 'RIFF')
  view.setUint32(4, file.length - 8, true)
  tag(8, 'WAVEfmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, pcm, true)
  view.setUint16(22, 1, true)
  view.setUint32(24, samplesPerSecond, true)
  view.setUint32(28, samplesPerSecond * bytesPerSample, true)
  view.setUint16(32, bytesPerSample, true)
  view.setUint16(34, 8 * bytesPerSample, true)
  if (extra > 0) {
    tag(36, nonceTag)
    view.setUint32(40, nonce.length, true)
    file.set(nonce, headerBytes)
  }
  tag(36 + extra, 'data')
  view.setUint32(40 + extra, samples.length, true)
  file.set(samples, headerBytes + extra)
  return file
}
