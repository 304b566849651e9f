import { readdir, readFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import { expect, test } from '@jest/globals'

const assets = new URL('../../dist/web/tv/assets/', import.meta.url)
const mostBytes = 150_000

test('the television loads at most 150 kB of JavaScript, gzipped, beside its fonts', async () => {
  const scripts = (await readdir(assets)).filter((name) => name.endsWith('.js'))
  const sizes = await Promise.all(
    scripts.map(
      async (name) => gzipSync(await readFile(new URL(name, assets)), { level: 9 }).length,
    ),
  )
  expect(scripts).not.toEqual([])
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(mostBytes)
})
