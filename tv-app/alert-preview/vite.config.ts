import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const folder = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** The alert layer alone, in a frame of the town hall's pages; beside the television's own page. */
export default defineConfig({
  root: folder('.'),
  base: './',
  resolve: { alias: { '#tv-fonts.css': folder('../fonts/fonts.css') } },
  build: {
    target: 'es2020',
    assetsInlineLimit: 0,
    outDir: folder('../../dist/web/tv/alert-preview'),
    emptyOutDir: true,
  },
})
