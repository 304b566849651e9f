import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { createCommandRunner } from '../fixtures/running-command.ts'
import { parseRemoteWish } from './remote/remote-wish.ts'

let folder: string
const commands = createCommandRunner(() => folder)

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'remote-'))
})
afterEach(async () => {
  commands.killAll()
  await rm(folder, { recursive: true })
})

const run = (...args: readonly string[]) => commands.run(['remote', ...args])

describe('the command remote', () => {
  test('is paired by another process over bad air, and remembers it', async () => {
    const place = join(folder, 'remote.sock')
    const air = ['--loss', '10', '--duplicate', '10', '--delay', '3']
    const remote = run('--persona', 'hanako', '--listen', place, ...air, '--pair')
    await remote.says(/listening on/)

    const first = run('--check', place)
    remote.type(await first.says(/type (\d{6}) on the remote/))
    const firstExit = await first.exit
    const second = run('--check', place)
    const secondExit = await second.exit
    remote.type('quit')

    expect([firstExit, secondExit, await remote.exit]).toEqual([0, 0, 0])
    expect(first.all()).toMatch(/tries left: 3\ncertificate: \d+ bytes\n/)
    expect(second.all()).toMatch(/^session: connected, battery 80 %, signal 90 %\n/)
    const kept = join(folder, '.data', 'remote-hanako.json')
    expect((await stat(kept)).mode & 0o777).toBe(0o600)
    expect(JSON.parse(await readFile(kept, 'utf8'))).toEqual({
      privateKey: expect.stringMatching(/^[0-9a-f]{64}$/),
      pairedWith: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
  })

  test('refuses a box that nobody paired', async () => {
    const place = join(folder, 'remote.sock')
    const remote = run('--persona', 'hanako', '--listen', place)
    await remote.says(/listening on/)

    const check = run('--check', place)

    expect(await check.exit).toBe(1)
    expect(check.all()).toContain('not paired: pairing_closed')
  })

  test('says in one line that nobody listens', async () => {
    const check = run('--check', join(folder, 'nobody.sock'))

    expect(await check.exit).toBe(1)
    expect(check.all()).toMatch(/^mimamori remote: .*ENOENT.*\n$/)
  })
})

test('explains itself', () => {
  expect(parseRemoteWish(['--help'])).toEqual({ ok: true, value: { wants: 'help' } })
})

test.each([
  [[], 'there is no persona "".'],
  [['--persona', 'nobody'], 'there is no persona "nobody".'],
  [['--persona', 'hanako'], '--listen must be an address such as 127.0.0.1:27970, not "".'],
  [
    ['--persona', 'hanako', '--listen', 'here'],
    '--listen must be an address such as 127.0.0.1:27970, not "here".',
  ],
  [
    ['--persona', 'hanako', '--listen', '127.0.0.1:1', '--loss', '101'],
    '--loss must be a number from 0 to 100, not "101".',
  ],
  [
    ['--persona', 'hanako', '--listen', '127.0.0.1:1', '--delay', 'long'],
    '--delay must be a number from 0 to 10000, not "long".',
  ],
])('says what is wrong with %j', (args, error) => {
  expect(parseRemoteWish(args)).toEqual({ ok: false, error })
})
