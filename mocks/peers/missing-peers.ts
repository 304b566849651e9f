import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** The driver of the virtual reader, as Debian's vsmartcard-vpcd installs it. */
export const vpcdLibrary = '/usr/lib/pcsc/drivers/serial/libifdvpcd.so'

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
  const running = runningPcscd()
  return running === null ? null : `another pcscd is running here (process ${running})`
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

function runningPcscd(): number | null {
  const path = '/run/pcscd/pcscd.pid'
  const pid = existsSync(path) ? Number.parseInt(readFileSync(path, 'utf8'), 10) : 0
  return pid > 1 && existsSync(`/proc/${pid}`) ? pid : null
}
