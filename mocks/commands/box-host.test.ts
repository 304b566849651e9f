import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { createCommandRunner, type RunningCommand } from '../fixtures/running-command.ts'
import { enterBoxHost, type Line, pairingToken, tvOrigin } from '../fixtures/served-box-host.ts'

let folder: string
const commands = createCommandRunner(() => folder)

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'box-host-'))
})
afterEach(async () => {
  commands.killAll()
  await rm(folder, { recursive: true })
})

const run = (args: readonly string[], env: Record<string, string> = {}) =>
  commands.run(['box-host', ...args], { BOX_HOST_TOKEN: pairingToken, ...env })
const enter = async (box: RunningCommand) =>
  enterBoxHost(Number(await box.says(/ws:\/\/127\.0\.0\.1:([0-9]+)/)))

const emulated = ['--reader', 'emulated', '--origin', tvOrigin, '--port', '0']

test.each(['SIGINT', 'SIGTERM'] as const)(
  'a box host that is started from the command line signs in, and stops at %s',
  async (signal) => {
    const box = run(emulated)
    const line = await enter(box)

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
    const remote = commands.run([...serve, '--pair'])
    await remote.says(/listening on/)
    const env = { BOX_HOST_REMOTE: place }
    const box = run(['--reader', 'remote-link', '--origin', tvOrigin, '--port', '0'], env)
    remote.type(await box.says(/type ([0-9]{6}) on the remote/))
    const line = await enter(box)

    await eventually(line, 'RS256')
    remote.child.kill('SIGKILL')
    await remote.exit
    await eventually(line, 'reader_unavailable')
    await rm(place, { force: true })
    await commands.run(serve).says(/listening on/)
    await eventually(line, 'RS256')
    box.child.kill('SIGTERM')

    expect(await box.exit).toBe(0)
    expect((await stat(join(folder, 'remote-keys.json'))).mode & 0o777).toBe(0o600)
  })
})
