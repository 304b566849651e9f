/** The whole body, or `null` as soon as more than `maxBytes` have arrived. */
export async function readBytes(
  message: Request | Response,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  if (Number(message.headers.get('content-length') ?? 0) > maxBytes) {
    await message.body?.cancel()
    return null
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
      return null
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
