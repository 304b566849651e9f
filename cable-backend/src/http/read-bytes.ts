import { Problem } from './problem.ts'

/** The whole body, or `payload_too_large` as soon as more than `maxBytes` have arrived. */
export async function readBytes(
  message: Request | Response,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(message.headers.get('content-length') ?? 0) > maxBytes) {
    await message.body?.cancel()
    throw new Problem('payload_too_large')
  }
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = message.body?.getReader()
  for (;;) {
    const part = await reader?.read()
    if (part === undefined || part.done) return joinBytes(chunks, size)
    size += part.value.length
    if (size > maxBytes) {
      await reader?.cancel()
      throw new Problem('payload_too_large')
    }
    chunks.push(part.value)
  }
}

function joinBytes(chunks: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(size)
  let offset = 0
  for (const chunk of chunks) {
    whole.set(chunk, offset)
    offset += chunk.length
  }
  return whole
}
