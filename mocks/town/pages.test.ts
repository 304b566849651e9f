import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { pagesDir, requirePages } from './pages.ts'

test('a page that was not built is named, with the command that builds it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'mimamori-pages-'))
  await mkdir(join(folder, 'tv'))
  await writeFile(join(folder, 'tv/index.html'), '<!doctype html>')

  await expect(requirePages(folder)).rejects.toThrow(
    'The page tv/alert-preview/index.html has not been built. Run npm run build first (npm start does).',
  )
  await rm(folder, { recursive: true })
})

test('what was built is enough to start', async () => {
  await expect(requirePages(pagesDir)).resolves.toBeUndefined()
})
