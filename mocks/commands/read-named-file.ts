import { createReadStream } from 'node:fs'
import { mostBytes } from '#emergency-alerts/src/orders/xml/decode-xml'
import type { Terminal } from './terminal.ts'

/**
 * The bytes of a file named on the command line, `-` being the standard input; else null, after it was
 * said why. Of what is larger than is ever checked a little more than that is read, and no more.
 */
export async function readNamedFile(
  file: string,
  { input, complain }: Pick<Terminal, 'input' | 'complain'>,
): Promise<Uint8Array | null> {
  try {
    return await bytesOf(file === '-' ? input() : createReadStream(file))
  } catch (fault) {
    complain(`${file} cannot be read: ${reasonOf(fault)}.`)
    return null
  }
}

async function bytesOf(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of stream) {
    chunks.push(chunk)
    size += chunk.length
    if (size > mostBytes) break
  }
  return Buffer.concat(chunks)
}

const reasons = new Map([
  ['ENOENT', 'there is no such file'],
  ['EISDIR', 'it is a folder, so name the files in it'],
  ['EACCES', 'you may not read it'],
])

function reasonOf(fault: unknown): string {
  const code = typeof fault === 'object' && fault !== null && 'code' in fault ? fault.code : null
  return reasons.get(String(code)) ?? String(fault)
}
