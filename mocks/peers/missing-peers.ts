import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** The driver of the virtual reader, as Debian's vsmartcard-vpcd installs it. */
export const vpcdLibrary = '/usr/lib/pcsc/drivers/serial/libifdvpcd.so'

/** There is one for the whole machine; its place cannot be chosen. */
export const daemonSocket = '/run/pcscd/pcscd.comm'

const commands = ['pcscd', 'opensc-tool', 'pkcs15-tool', 'pkcs11-tool', 'openssl'] as const

/**
 * Why the tests against real peers cannot run on this machine, in one line; null when they can.
 * They are asked for while tests are declared, so it looks without waiting.
 */
export function findMissingPeers(): string | null {
  const missing: string[] = commands.filter((command) => !isCommand(command))
  if (!existsSync(vpcdLibrary)) missing.push(vpcdLibrary)
  if (!isBuilt('@pokusew/pcsclite')) missing.push('@pokusew/pcsclite (built)')
  if (missing.length > 0) return `${missing.join(', ')} missing; ${howToInstall}`
  if (process.getuid?.() !== 0) return 'pcscd has to be started as root'
  return isServed(daemonSocket) ? `another pcscd serves ${daemonSocket} on this machine` : null
}

const howToInstall =
  'on Debian: apt-get install opensc pcscd vsmartcard-vpcd libpcsclite-dev, then npm ci'

function isCommand(command: string): boolean {
  try {
    execFileSync('sh', ['-c', `command -v ${command}`], { stdio: 'ignore' })
    return true
  } catch {
    // The shell found no such command.
    return false
  }
}

function isBuilt(name: string): boolean {
  try {
    const root = createRequire(import.meta.url).resolve(`${name}/package.json`)
    return existsSync(root.replace('package.json', 'build/Release/pcsclite.node'))
  } catch {
    // npm leaves out an optional dependency that it cannot build.
    return false
  }
}

/** By a pcscd, or by systemd in its place; a socket that was left behind is not in the table. */
const isServed = (path: string): boolean =>
  readFileSync('/proc/net/unix', 'utf8')
    .split('\n')
    .some((line) => line.endsWith(` ${path}`))
