import { readFile, writeFile } from 'node:fs/promises'
import * as z from 'zod/mini'

/**
 * Adds to package-lock.json the builds for other platforms that npm left out because the registry in
 * use does not offer them. Without their entries `npm ci` refuses the lock; with them it skips what
 * is for another machine. Run it after every change of dependencies: `npm run lock`.
 */
const Entry = z.looseObject({
  version: z.optional(z.string()),
  dev: z.optional(z.boolean()),
  optionalDependencies: z.optional(z.record(z.string(), z.string())),
})
const Lock = z.looseObject({ packages: z.record(z.string(), Entry) })

const systems = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32'] as const
const processors = ['arm64', 'arm', 'x64', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x'] as const

function platformOf(name: string) {
  const os = systems.find((system) => name.includes(`-${system}-`))
  const [, rest = ''] = name.split(`-${os}-`)
  const cpu = processors.find((processor) => rest.split('-').includes(processor))
  if (os === undefined || cpu === undefined) return null
  if (os !== 'linux') return { os: [os], cpu: [cpu] }
  return { os: [os], cpu: [cpu], libc: [rest.includes('musl') ? 'musl' : 'glibc'] }
}

const file = new URL('../../package-lock.json', import.meta.url)
const lock = Lock.parse(JSON.parse(await readFile(file, 'utf8')))
const added: string[] = []
for (const parent of Object.values(lock.packages)) {
  for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
    const platform = platformOf(name)
    const isLocked = Object.keys(lock.packages).some((path) =>
      path.endsWith(`node_modules/${name}`),
    )
    if (isLocked || platform === null || !/^\d+\.\d+\.\d+$/.test(version)) continue
    const dev = parent.dev === true ? { dev: true } : {}
    lock.packages[`node_modules/${name}`] = { version, ...platform, ...dev, optional: true }
    added.push(name)
  }
}
const sorted = Object.entries(lock.packages).toSorted(([a], [b]) => (a < b ? -1 : 1))
await writeFile(
  file,
  `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`,
)
console.log(`${added.length} builds for other platforms added to package-lock.json`)
