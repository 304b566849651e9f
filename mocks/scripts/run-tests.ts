import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as z from 'zod/mini'
import { findChromium } from './find-chromium.ts'
import { requireCommands } from './install-from-debian.ts'

/**
 * What `npm test` runs: the checks, then every test (unit, integration on a real PostgreSQL, pages
 * in a real Chromium). The last line counts: `N passed, N failed`.
 */
const JestReport = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numRuntimeErrorTestSuites: z.int(),
})

const checks: readonly (readonly [string, ...string[]])[] = [
  ['biome', 'check'],
  ['tsc', '-p', '.'],
  [
    'depcruise',
    'remote-reader-driver',
    'cable-backend',
    'emergency-alerts',
    'tv-app',
    'mocks',
    'bench',
  ],
  ['knip'],
]

function run(command: string, args: readonly string[], env = process.env): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'inherit', env })
    child.once('error', () => resolve(false))
    child.once('exit', (code) => resolve(code === 0))
  })
}

async function runChecks(): Promise<{ passed: number; failed: number }> {
  let passed = 0
  for (const [name, ...args] of checks) {
    console.log(`check: ${name}`)
    if (await run('npx', ['--no-install', name, ...args])) passed += 1
  }
  return { passed, failed: checks.length - passed }
}

async function runJest(args: readonly string[]): Promise<{ passed: number; failed: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'mimamori-report-'))
  const report = join(folder, 'jest.json')
  const env = {
    ...process.env,
    NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --experimental-vm-modules --no-warnings`,
  }
  const isGreen = await run(
    'npx',
    ['--no-install', 'jest', '--json', `--outputFile=${report}`, ...args],
    env,
  )
  const text = await readFile(report, 'utf8').catch(() => null)
  await rm(folder, { recursive: true, force: true })
  if (text === null) return { passed: 0, failed: 1 }
  const counts = JestReport.parse(JSON.parse(text))
  const failed = counts.numFailedTests + counts.numRuntimeErrorTestSuites
  return { passed: counts.numPassedTests, failed: isGreen ? failed : Math.max(1, failed) }
}

console.log(`browser: ${await findChromium()}`)
await requireCommands(['openssl', 'unzip', 'espeak-ng', 'xmllint'])
const building = run('npm', ['run', '--silent', 'build'])
const checked = await runChecks()
const isBuilt = await building
const tested = await runJest(process.argv.slice(2))
const failed = checked.failed + tested.failed + (isBuilt ? 0 : 1)
console.log(`\n${checked.passed + tested.passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
