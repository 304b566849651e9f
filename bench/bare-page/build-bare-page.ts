import { fileURLToPath } from 'node:url'
import { build, mergeConfig } from 'vite'
import { lightningBuild } from '#tv-app/vite.config'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** Builds the bare page as the television is built, with the same fonts and all of core, into dist/web/bench-bare. */
export async function buildBarePage(): Promise<void> {
  const own = {
    configFile: false as const,
    root: here('.'),
    logLevel: 'warn' as const,
    build: {
      outDir: here('../../dist/web/bench-bare'),
      emptyOutDir: true,
      rollupOptions: { input: here('./index.html') },
    },
  }
  await build(mergeConfig(lightningBuild, own))
}
