import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig, mergeConfig, type UserConfig } from 'vite'
import { alertScript } from './alert-script.ts'
import { leanCore, leanSdk } from './lean-lightning.ts'

const here = fileURLToPath(new URL('.', import.meta.url))
const repository = join(here, '..')

/** What every page on Lightning has in common; merge it with `mergeConfig`. */
export const lightningBuild: UserConfig = {
  base: './',
  plugins: [leanSdk()],
  resolve: { alias: { '#tv-fonts.css': join(here, 'fonts/fonts.css') } },
  server: { fs: { allow: [repository] } },
  // Intl.Segmenter asks for a younger engine anyway; older targets copy objects slowly.
  build: { target: 'es2020', assetsInlineLimit: 0 },
}

/** The same for every page that shows the television. */
export const tvBuild: UserConfig = mergeConfig(lightningBuild, { plugins: [leanCore()] })

export default mergeConfig(
  tvBuild,
  defineConfig({
    root: here,
    plugins: [alertScript()],
    build: {
      outDir: join(repository, 'dist/web/tv'),
      emptyOutDir: true,
      rollupOptions: { input: join(here, 'index.html') },
    },
  }),
)
