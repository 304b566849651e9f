import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { type Figure, rounded } from './figure.ts'

const assets = fileURLToPath(new URL('../dist/web/tv/assets/', import.meta.url))

/** What the production television loads as JavaScript: every script of its build. */
export async function measureSize(): Promise<Figure[]> {
  const scripts = (await readdir(assets)).filter((name) => name.endsWith('.js'))
  if (scripts.length === 0) throw new Error('the television was not built: npm run build')
  let bytes = 0
  for (const script of scripts)
    bytes += gzipSync(await readFile(`${assets}${script}`), { level: 9 }).length
  return [
    {
      name: 'tv: JavaScript of the production page',
      value: rounded(bytes / 1000, 1),
      unit: 'kB',
      atMost: 150,
      how: `gzip level 9, ${scripts.length} file(s) of dist/web/tv/assets, without fonts`,
    },
  ]
}
