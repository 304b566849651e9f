import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Installs packages by apt-get, where there is one and we may; answers whether it worked. */
export async function installFromDebian(packages: readonly string[]): Promise<boolean> {
  const isRoot = process.getuid?.() === 0
  const [command = '', ...before] = isRoot ? ['apt-get'] : ['sudo', '-n', 'apt-get']
  const options = {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    maxBuffer: 64 * 1024 * 1024,
  }
  try {
    await run(command, [...before, 'update'], options)
    await run(
      command,
      [...before, 'install', '-y', '--no-install-recommends', ...packages],
      options,
    )
    return true
  } catch {
    // No apt-get here, no right to use it, or no network: the caller says what is missing.
    return false
  }
}

/** Commands whose package in Debian has another name. */
const packageOf = new Map([['xmllint', 'libxml2-utils']])

/** Makes sure that these commands are there; most packages of Debian have the same names. */
export async function requireCommands(commands: readonly string[]): Promise<void> {
  const missing = await missingOf(commands)
  if (missing.length === 0) return
  await installFromDebian(missing.map((command) => packageOf.get(command) ?? command))
  const stillMissing = await missingOf(missing)
  if (stillMissing.length > 0) {
    throw new Error(`The tests need ${stillMissing.join(' and ')}: install them and try again.`)
  }
}

async function missingOf(commands: readonly string[]): Promise<string[]> {
  const found = await Promise.all(
    commands.map((command) =>
      run('sh', ['-c', `command -v ${command}`]).then(
        () => true,
        () => false,
      ),
    ),
  )
  return commands.filter((_, index) => found[index] === false)
}
