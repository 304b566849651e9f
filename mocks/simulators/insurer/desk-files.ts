import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.svg': 'image/svg+xml',
}

/** The files of a built page in a folder, one level deep; a name that climbs out finds nothing. */
export const filesIn =
  (folder: string) =>
  async (path: string): Promise<Response | null> => {
    const type = types[extname(path)]
    if (type === undefined || !/^(assets\/)?[\w-][\w.-]*$/.test(path)) return null
    const content = await readFile(join(folder, path)).catch(() => null)
    return content === null
      ? null
      : new Response(new Uint8Array(content), { headers: { 'content-type': type } })
  }
