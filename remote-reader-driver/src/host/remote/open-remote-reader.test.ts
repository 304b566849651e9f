import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { openRemoteReader } from './open-remote-reader.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'remote-reader-'))
})
afterAll(() => rm(folder, { recursive: true }))

const opened = (place: string) =>
  openRemoteReader({ place, keysFile: join(folder, 'keys.json'), say: () => undefined })

test.each(['', 'remote', '127.0.0.1', '127.0.0.1:99999', ':27970', 'host:port'])(
  'says how a place is written where "%s" is none',
  async (place) => {
    await expect(opened(place)).rejects.toThrow('at HOST:PORT or at the path of a socket')
  },
)

test('says that nobody listens at a place that is one', async () => {
  await expect(opened(join(folder, 'nobody.sock'))).rejects.toThrow(/ENOENT/)
})
