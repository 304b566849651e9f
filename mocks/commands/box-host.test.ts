import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { WebSocket } from 'ws'
import { lineOf, pairingToken, tvOrigin } from '../fixtures/served-box-host.ts'

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

function run(args: readonly string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [command, 'box-host', ...args], {
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
  return { child, listening, exit, all: () => said.join('') }
}

const emulated = ['--reader', 'emulated', '--origin', tvOrigin, '--port', '0']

test.each(['SIGINT', 'SIGTERM'] as const)(
  'a box host that is started from the command line signs in, and stops at %s',
  async (signal) => {
    const box = run(emulated)
    const url = `ws://127.0.0.1:${await box.listening}/jsonrpc?token=${pairingToken}`
    const socket = new WebSocket(url, ['notification'], { origin: tvOrigin })
    await new Promise((resolve) => socket.once('open', resolve))
    const line = lineOf(socket)

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
