import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const folder = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** The town hall's pages, actual and drill: plain files with relative addresses. */
export default defineConfig({
  root: folder('.'),
  base: './',
  build: {
    outDir: folder('../../../dist/web/municipality'),
    emptyOutDir: true,
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      input: { actual: folder('./index.html'), drill: folder('./drill/index.html') },
    },
  },
})
