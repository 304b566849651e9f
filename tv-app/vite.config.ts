import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin, type UserConfig } from 'vite'
import { buildFonts } from './fonts/build-fonts.ts'
import { leanSdk } from './lean-sdk.ts'

const here = fileURLToPath(new URL('.', import.meta.url))
const repository = join(here, '..')
const fontsFolder = join(repository, 'node_modules/.cache/mimamori-fonts')

/** Builds the faces before anything else and gives them as `#tv-fonts.css`. */
export function tvFonts(): Plugin {
  return {
    name: 'mimamori-fonts',
    buildStart: () => buildFonts(fontsFolder),
  }
}

/** What every page that shows the television has in common; merge it with `mergeConfig`. */
export const tvBuild: UserConfig = {
  base: './',
  plugins: [tvFonts(), leanSdk()],
  resolve: { alias: { '#tv-fonts.css': join(fontsFolder, 'fonts.css') } },
  server: { fs: { allow: [repository] } },
  build: { target: 'es2017', assetsInlineLimit: 0 },
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
