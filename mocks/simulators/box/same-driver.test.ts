import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@jest/globals'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const importPattern = /^(?:import|export)(?! type)[^'"`;]*?from '([^']+)'|import\('([^']+)'\)/gm

/** Every file of ours that the code of `entry` reaches; types alone do not count. */
function filesReachedFrom(entry: string): ReadonlySet<string> {
  const reached = new Set<string>()
  const visit = (file: string) => {
    if (reached.has(file)) return
    reached.add(file)
    for (const [, by = '', later = ''] of readFileSync(file, 'utf8').matchAll(importPattern)) {
      const found = resolve(by || later, dirname(file))
      if (found !== null) visit(found)
    }
  }
  visit(join(root, entry))
  return new Set(Array.from(reached, (file) => relative(root, file)))
}

function resolve(name: string, from: string): string | null {
  if (name.startsWith('.')) return /\.tsx?$/.test(name) ? join(from, name) : null
  if (!name.startsWith('#')) return null
  const path = join(root, name.slice(1))
  return [`${path}.ts`, `${path}.tsx`].find(existsSync) ?? null
}

/** The driver, without the kinds of readers, the simulated ones, and the door of one process. */
const driverOf = (entry: string): readonly string[] =>
  Array.from(filesReachedFrom(entry))
    .filter((file) => /^remote-reader-driver\/src\/(apdu|jpki|reader|host)\//.test(file))
    .filter((file) => !/\/host\/(service|door|remote|serve\.ts)/.test(file))
    .toSorted()

test('the reader in the page of the TV emulator is the driver of the box host, file by file', () => {
  const service = driverOf('remote-reader-driver/src/host/service/main.ts')
  const page = driverOf('tv-app/emulator/main.tsx')
  const town = driverOf('mocks/town.ts')

  expect(service).toContain('remote-reader-driver/src/host/box-host.ts')
  expect(service).toContain('remote-reader-driver/src/reader/session/card-session.ts')
  for (const file of service) {
    expect(page).toContain(file)
    expect(town).toContain(file)
  }
})
