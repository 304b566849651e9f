import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig, type UserConfig } from 'vite'
import { leanSdk } from './lean-sdk.ts'

const here = fileURLToPath(new URL('.', import.meta.url))
const repository = join(here, '..')

/** What every page that shows the television has in common; merge it with `mergeConfig`. */
export const tvBuild: UserConfig = {
  base: './',
  plugins: [leanSdk()],
  resolve: { alias: { '#tv-fonts.css': join(here, 'fonts/fonts.css') } },
  server: { fs: { allow: [repository] } },
  // Intl.Segmenter asks for a younger engine anyway; older targets copy objects slowly.
  build: { target: 'es2020', assetsInlineLimit: 0 },
}

export default defineConfig({
  ...tvBuild,
  root: here,
  build: {
    ...tvBuild.build,
    outDir: join(repository, 'dist/web/tv'),
    emptyOutDir: true,
    rollupOptions: { input: join(here, 'index.html') },
  },
})
