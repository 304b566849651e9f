import { readFile } from 'node:fs/promises'

/** The bytes of a file named on the command line; else null, after it was said why. */
export async function readNamedFile(
  file: string,
  complain: (line: string) => void,
): Promise<Uint8Array | null> {
  try {
    return await readFile(file)
  } catch (fault) {
    complain(`${file} cannot be read: ${reasonOf(fault)}.`)
    return null
  }
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
