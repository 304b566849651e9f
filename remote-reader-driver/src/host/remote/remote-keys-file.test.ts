import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { openRemoteKeys } from './remote-keys-file.ts'

let folder: string
let path: string
const remoteKey = Uint8Array.from({ length: 32 }, (_, at) => at)

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'remote-keys-'))
  path = join(folder, 'keys.json')
})
afterEach(() => rm(folder, { recursive: true }))

test('keeps nothing before a remote is paired, and then keys and remote for the owner alone', async () => {
  const first = await openRemoteKeys(path)
  expect([first.pairedWith, await readdir(folder)]).toEqual([null, []])

  await first.remember(remoteKey)
  const second = await openRemoteKeys(path)

  expect(second.pairedWith).toEqual(remoteKey)
  expect(second.keys).toEqual(first.keys)
  expect((await stat(path)).mode & 0o777).toBe(0o600)
  expect(await readdir(folder)).toEqual(['keys.json'])
})

test('refuses a file that others may read, with what to do', async () => {
  await (await openRemoteKeys(path)).remember(remoteKey)
  await chmod(path, 0o644)

  await expect(openRemoteKeys(path)).rejects.toThrow(`chmod 600 ${path}`)
})

test.each(['', '{', '[]', '{"privateKey":"00","pairedWith":null}'])(
  'refuses a file with %j, and leaves it as it is',
  async (text) => {
    await writeFile(path, text, { mode: 0o600 })

    await expect(openRemoteKeys(path)).rejects.toThrow('move it away')
    expect(await readFile(path, 'utf8')).toBe(text)
  },
)
