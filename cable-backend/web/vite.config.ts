import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const folder = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** The insurer desk: plain files with relative addresses, served by each insurer's back office. */
export default defineConfig({
  root: folder('./insurer-desk'),
  base: './',
  build: {
    outDir: folder('../../dist/web/insurer-desk'),
    emptyOutDir: true,
    chunkSizeWarningLimit: 1500,
  },
})
