import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const folder = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** One file beside the page under a fixed name: browsers know a service worker by its address. */
export default defineConfig({
  root: folder('.'),
  build: {
    outDir: folder('../../../../dist/web/family-phone'),
    emptyOutDir: false,
    copyPublicDir: false,
    lib: {
      entry: folder('./main.ts'),
      formats: ['iife'],
      name: 'familyPhone',
      fileName: () => 'service-worker.js',
    },
  },
})
