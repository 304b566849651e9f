import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { boxThumbprint } from '../dpop-proof.ts'
import { openBoxKeyFile } from './box-key-file.ts'

let folder: string
let path: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'box-key-'))
  path = join(folder, 'key.jwk')
})
afterEach(() => rm(folder, { recursive: true }))

const openKey = async () => {
  const opened = await openBoxKeyFile(path)
  if (!opened.ok) throw new Error(opened.error)
  return opened.value
}

test('makes a key at the first start, for its owner alone, and keeps it', async () => {
  const first = await openKey()
  const second = await openKey()

  expect([first.isNew, second.isNew]).toEqual([true, false])
  expect((await stat(path)).mode & 0o777).toBe(0o600)
  expect(await boxThumbprint(second.boxKey.publicKey)).toBe(
    await boxThumbprint(first.boxKey.publicKey),
  )
  expect(first.boxKey.privateKey.extractable).toBe(false)
  expect(await readdir(folder)).toEqual(['key.jwk'])
})

test('of two that start at once both have the same key', async () => {
  const [first, second] = await Promise.all([openKey(), openKey()])

  expect(await boxThumbprint(first.boxKey.publicKey)).toBe(
    await boxThumbprint(second.boxKey.publicKey),
  )
  expect(await readdir(folder)).toEqual(['key.jwk'])
})

test.each([0o604, 0o640, 0o666])('refuses a file of mode %o, with what to do', async (mode) => {
  await openKey()
  await chmod(path, mode)

  expect(await openBoxKeyFile(path)).toMatchObject({
    ok: false,
    error: expect.stringContaining(`chmod 600 ${path}`),
  })
})

test.each([
  ['nothing', () => ''],
  ['half a key', (key: string) => key.slice(0, 60)],
  ['something else', () => '{"kty":"oct","k":"c2VjcmV0"}'],
  ['a public key alone', (key: string) => key.replace(/,?"d":"[^"]*"/, '')],
  ['a key whose halves do not fit', (key: string) => key.replace(/"d":"[^"]{4}/, '"d":"AAAA')],
  ['a point off the curve', (key: string) => key.replace(/"x":"[^"]{4}/, '"x":"AAAA')],
])('leaves a file with %s as it is, and does not repeat it', async (_, spoil) => {
  await openKey()
  const spoilt = spoil(await readFile(path, 'utf8'))
  await writeFile(path, spoilt)

  const opened = await openBoxKeyFile(path)

  expect(opened).toMatchObject({ ok: false, error: expect.stringContaining('cannot be used') })
  expect(await readFile(path, 'utf8')).toBe(spoilt)
  if (spoilt.length > 50) expect(JSON.stringify(opened)).not.toContain(spoilt.slice(30, 45))
})

test('refuses a folder, and a place where no file can be', async () => {
  expect(await openBoxKeyFile(folder)).toMatchObject({ ok: false })
  await writeFile(path, 'a file')
  expect(await openBoxKeyFile(join(path, 'key.jwk'))).toMatchObject({ ok: false })
})
