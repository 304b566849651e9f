import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const folder = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** The page on the family's phones: plain files with relative addresses. */
export default defineConfig({
  root: folder('.'),
  base: './',
  build: { outDir: folder('../../../dist/web/family-phone'), emptyOutDir: true },
})
