import { execFile, spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as z from 'zod/mini'
import { findChromium } from './find-chromium.ts'
import { requireCommands } from './install-from-debian.ts'

/**
 * What `npm test` runs: every test (unit, integration on a real PostgreSQL, pages in a real Chromium),
 * and the checks beside them. The last line counts: `N passed, N failed`.
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

const tools = fileURLToPath(new URL('../../node_modules/.bin', import.meta.url))

/** What a tool complains of; null where it has nothing to say against the code. */
const complaint = (name: string, args: readonly string[]): Promise<string | null> =>
  new Promise((resolve) => {
    const options = { maxBuffer: Number.POSITIVE_INFINITY }
    execFile(join(tools, name), args, options, (fault, stdout, stderr) =>
      resolve(fault === null ? null : `${stdout}${stderr}` || fault.message),
    )
  })

/** One after the other; answers what failed, in words. */
async function runChecks(): Promise<readonly string[]> {
  const complaints: string[] = []
  for (const [name, ...args] of checks) {
    const said = await complaint(name, args)
    if (said !== null) complaints.push(`check ${name} failed:\n${said}`)
  }
  return complaints
}

async function runJest(args: readonly string[]): Promise<{ passed: number; failed: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'mimamori-report-'))
  const report = join(folder, 'jest.json')
  const env = {
    ...process.env,
    NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --experimental-vm-modules --no-warnings`,
  }
  const isGreen = await run(join(tools, 'jest'), ['--json', `--outputFile=${report}`, ...args], env)
  const text = await readFile(report, 'utf8').catch(() => null)
  await rm(folder, { recursive: true, force: true })
  if (text === null) return { passed: 0, failed: 1 }
  const counts = JestReport.parse(JSON.parse(text))
  const failed = counts.numFailedTests + counts.numRuntimeErrorTestSuites
  return { passed: counts.numPassedTests, failed: isGreen ? failed : Math.max(1, failed) }
}

console.log(`browser: ${await findChromium()}`)
await requireCommands(['openssl', 'unzip', 'espeak-ng', 'xmllint'])
const checking = runChecks()
const isBuilt = await run('npm', ['run', '--silent', 'build'])
const tested = await runJest(process.argv.slice(2))
const complaints = await checking
for (const said of complaints) console.error(`\n${said}`)
const passed = tested.passed + checks.length - complaints.length
const failed = tested.failed + complaints.length + (isBuilt ? 0 : 1)
console.log(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
