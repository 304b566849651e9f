import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Where `npm run build` puts the pages. */
export const pagesDir = fileURLToPath(new URL('../../dist/web', import.meta.url))

/** Says in one sentence what to do when the folder lacks pages: they were not built. */
export async function requirePages(folder: string): Promise<void> {
  const needed = [
    'tv/index.html',
    'tv/alert-preview/index.html',
    'emulator/index.html',
    'insurer-desk/index.html',
    'landing/index.html',
    'family-phone/index.html',
    'municipality/index.html',
    'municipality/drill/index.html',
  ]
  for (const page of needed) {
    await access(join(folder, page)).catch((cause) => {
      throw new Error(
        `The page ${page} has not been built. Run npm run build first (npm start does).`,
        { cause },
      )
    })
  }
}
