import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { createEmulatedSlot } from '../../emulator/emulated-slot.ts'
import { createEmulatedRemote, type RemoteMemory } from '../../emulator/remote/emulated-remote.ts'
import { newKeyPair } from './noise/primitives.ts'
import { openRemoteReader } from './open-remote-reader.ts'
import { openPairingFile } from './pairing/pairing-file.ts'
import { listenForPipes } from './pipes/socket-pipe.ts'
import { realSurroundings } from './surroundings.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'remote-'))
})
afterEach(() => rm(folder, { recursive: true }))

test('reaches the paired remote, and again after the remote was started anew', async () => {
  const pairingFile = join(folder, 'keys', 'box.json')
  const path = join(folder, 'remote.sock')
  const slot = createEmulatedSlot({ sleep: async () => undefined })
  const box = await openPairingFile(pairingFile)
  const keys = newKeyPair(realSurroundings.randomBytes)
  await box.remember(keys.publicKey)
  const remember = () => undefined
  const memory: RemoteMemory = { keys, pairedWith: box.keys.publicKey, remember }
  const serve = () =>
    listenForPipes({ path }, (pipe) => createEmulatedRemote({ pipe, slot, memory }))
  const reader = await openRemoteReader({ place: path, pairingFile })
  const connected = async () => {
    while (reader.status().link !== 'connected' || reader.status().batteryPercent !== 80) {
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    return (await reader.open()).ok ? 'card' : 'no card'
  }

  const first = await serve()
  expect(await connected()).toBe('no card')
  await first.close()
  while (reader.status().link === 'connected') {
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  const second = await serve()

  expect(await connected()).toBe('no card')
  await reader.close()
  await second.close()
})

test('says that no remote was paired, and that a place is none', async () => {
  const pairingFile = join(folder, 'box.json')

  await expect(openRemoteReader({ place: '127.0.0.1:1', pairingFile })).rejects.toThrow(/paired/)
  await (await openPairingFile(pairingFile)).remember(new Uint8Array(32))
  await expect(openRemoteReader({ place: 'somewhere', pairingFile })).rejects.toThrow(/somewhere/)
})

test('keeps the same keys in a file that only its owner reads', async () => {
  const path = join(folder, 'box.json')

  const first = await openPairingFile(path)
  await first.remember(new Uint8Array(32).fill(7))
  const second = await openPairingFile(path)

  expect(second.keys).toEqual(first.keys)
  expect(second.pairedWith).toEqual(new Uint8Array(32).fill(7))
  expect((await stat(path)).mode & 0o777).toBe(0o600)
})

test.each(['', '{}', 'null', '{"privateKey":"00","pairedWith":null}'])(
  'does not take %j for keys, and leaves it there',
  async (damaged) => {
    const path = join(folder, 'box.json')
    await writeFile(path, damaged)

    await expect(openPairingFile(path)).rejects.toThrow(/move it away/)
    expect(await readFile(path, 'utf8')).toBe(damaged)
  },
)
