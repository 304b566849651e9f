import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { daemonSocket, vpcdLibrary } from './missing-peers.ts'

/** The real PC/SC daemon with one virtual reader of two slots, on `port` and `port + 1`. */
export interface Pcscd {
  readonly port: number
  readonly start: () => Promise<void>
  /** Starts it as on a machine whose reader is unplugged. */
  readonly startWithoutReader: () => Promise<void>
  readonly stop: () => Promise<void>
  /** Stops it and removes what it was configured with. */
  readonly dispose: () => Promise<void>
}

export const readerName = 'Virtual PCD'

/** Prepares a pcscd that reads no configuration but its own; nothing runs before `start`. */
export async function createPcscd(): Promise<Pcscd> {
  const folder = await mkdtemp(join(tmpdir(), 'mimamori-pcscd-'))
  const port = await findFreePorts()
  const empty = join(folder, 'no-readers')
  const withReader = join(folder, 'one-reader')
  await Promise.all([mkdir(empty), mkdir(withReader)])
  await writeFile(join(withReader, 'vpcd'), readerConfiguration(port))
  let child: ChildProcess | null = null
  const stop = async () => {
    if (child === null) return
    const ended = once(child, 'exit')
    child.kill('SIGTERM')
    await ended
    child = null
  }
  return {
    port,
    start: async () => {
      child = spawnPcscd(withReader)
      await untilListening(child, async () => !(await isFree(port + 1)))
    },
    startWithoutReader: async () => {
      child = spawnPcscd(empty)
      await untilListening(child, async () => true)
    },
    stop,
    dispose: async () => {
      await stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** It also ends by itself, after a minute without clients, should this process be killed. */
const spawnPcscd = (configuration: string): ChildProcess =>
  spawn(daemon, ['--foreground', '--auto-exit', '--config', configuration], { stdio: 'ignore' })

const readerConfiguration = (port: number): string =>
  [
    `FRIENDLYNAME "${readerName}"`,
    `DEVICENAME /dev/null:${port}`,
    `LIBPATH ${vpcdLibrary}`,
    `CHANNELID ${port}`,
    '',
  ].join('\n')

/** Below the ephemeral ports (32768), where pcscd drops the reader when another took the port. */
const lowestPort = 20_000
const triedPorts = 100

async function findFreePorts(): Promise<number> {
  const start = lowestPort + 2 * Math.floor(Math.random() * 5000)
  for (let port = start; port < start + triedPorts; port += 2) {
    if ((await isFree(port)) && (await isFree(port + 1))) return port
  }
  throw new Error(`no two free ports from ${start}`)
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '0.0.0.0', () => server.close(() => resolve(true)))
  })
}

const daemon = 'pcscd'
const patienceMs = 10_000

async function untilListening(
  child: ChildProcess,
  hasReaders: () => Promise<boolean>,
): Promise<void> {
  const giveUpAt = Date.now() + patienceMs
  while (!((await isReachable(daemonSocket)) && (await hasReaders()))) {
    if (child.exitCode !== null) throw new Error(`pcscd ended with ${child.exitCode}`)
    if (Date.now() > giveUpAt) throw new Error('pcscd does not serve the virtual reader')
    await delay(50)
  }
}

function isReachable(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path)
    socket.once('error', () => resolve(false))
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
  })
}
