import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { WebSocket } from 'ws'
import { type Line, lineOf, pairingToken, tvOrigin } from '../fixtures/served-box-host.ts'

const command = fileURLToPath(new URL('../mimamori.mjs', import.meta.url))
let folder: string
const children = new Set<ChildProcess>()

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'box-host-'))
})
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL')
  children.clear()
  await rm(folder, { recursive: true })
})

const run = (args: readonly string[], env: Record<string, string> = {}) =>
  runCommand(['box-host', ...args], env)

function runCommand(args: readonly string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [command, ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH, BOX_HOST_TOKEN: pairingToken, ...env },
  })
  children.add(child)
  const said: string[] = []
  const listening = new Promise<number>((resolve) => {
    child.stdout.on('data', (bytes) => {
      said.push(String(bytes))
      const port = /ws:\/\/127\.0\.0\.1:([0-9]+)/.exec(said.join(''))?.[1]
      if (port !== undefined) resolve(Number(port))
    })
  })
  child.stderr.on('data', (bytes) => said.push(String(bytes)))
  const exit = new Promise<number | null>((resolve) => child.on('close', resolve))
  const says = async (wanted: RegExp): Promise<string> => {
    const found = wanted.exec(said.join(''))
    if (found !== null) return found[1] ?? ''
    await new Promise((resolve) => setTimeout(resolve, 50))
    return says(wanted)
  }
  return { child, listening, exit, says, all: () => said.join('') }
}

async function enter(port: number) {
  const url = `ws://127.0.0.1:${port}/jsonrpc?token=${pairingToken}`
  const socket = new WebSocket(url, ['notification'], { origin: tvOrigin })
  await new Promise((resolve) => socket.once('open', resolve))
  return lineOf(socket)
}

const emulated = ['--reader', 'emulated', '--origin', tvOrigin, '--port', '0']

test.each(['SIGINT', 'SIGTERM'] as const)(
  'a box host that is started from the command line signs in, and stops at %s',
  async (signal) => {
    const box = run(emulated)
    const line = await enter(await box.listening)

    const params = { message: 'AAAA', pin: '1234', spendLastTry: false }
    line.ask(1, 'RemoteCardReader.1.authenticate', params)
    expect(await line.next()).toMatchObject({ result: { algorithm: 'RS256' } })
    box.child.kill(signal)

    expect(await line.closed).toBe(1001)
    expect(await box.exit).toBe(0)
    expect(box.all()).toContain('RemoteCardReader.1.authenticate answered')
    expect(box.all()).toContain('stopped')
  },
)

test('a simulated reader is not for production', async () => {
  const box = run(emulated, { NODE_ENV: 'production' })

  expect(await box.exit).toBe(1)
  expect(box.all()).toContain('simulated')
})

describe('the reader in a remote', () => {
  const proveWith = async (line: Line) => {
    const params = { message: 'AAAA', pin: '1234', spendLastTry: false }
    line.ask(1, 'RemoteCardReader.1.authenticate', params)
    return JSON.stringify(await line.next())
  }
  const eventually = async (line: Line, wanted: string): Promise<void> => {
    if ((await proveWith(line)).includes(wanted)) return
    await new Promise((resolve) => setTimeout(resolve, 200))
    return eventually(line, wanted)
  }

  test('is paired, signs in, and is found again when it was gone', async () => {
    const place = join(folder, 'remote.sock')
    const serve = ['remote', '--persona', 'hanako', '--listen', place, '--memory', 'remote.json']
    const remote = runCommand([...serve, '--pair'])
    await remote.says(/listening on/)
    const env = { BOX_HOST_REMOTE: place }
    const box = run(['--reader', 'remote-link', '--origin', tvOrigin, '--port', '0'], env)
    remote.child.stdin.write(`${await box.says(/type ([0-9]{6}) on the remote/)}\n`)
    const line = await enter(await box.listening)

    await eventually(line, 'RS256')
    remote.child.kill('SIGKILL')
    await remote.exit
    await eventually(line, 'reader_unavailable')
    await rm(place, { force: true })
    await runCommand(serve).says(/listening on/)
    await eventually(line, 'RS256')
    box.child.kill('SIGTERM')

    expect(await box.exit).toBe(0)
    expect((await stat(join(folder, 'remote-keys.json'))).mode & 0o777).toBe(0o600)
  })
})
