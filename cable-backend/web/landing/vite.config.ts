import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const folder = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** The page that `npm start` opens: plain files with relative addresses. */
export default defineConfig({
  root: folder('.'),
  base: './',
  build: { outDir: folder('../../../dist/web/landing'), emptyOutDir: true },
})
