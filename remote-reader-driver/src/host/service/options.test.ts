import { expect, test } from '@jest/globals'
import { helpText, readOptions } from './options.ts'
import type { Readers } from './readers.ts'

const never = () => Promise.reject(new Error('not opened'))
const readers: Readers = new Map([['pcsc', { about: 'a USB reader', open: never }]])
const token = 'Zk3pairedWithThisTelevision9'
const good = ['--reader', 'pcsc', '--origin', 'https://tv.example']
const read = (args: readonly string[], more: Record<string, string | undefined> = {}) =>
  readOptions(args, { BOX_HOST_TOKEN: token, ...more }, readers)

test('takes a reader and an origin, and leaves the rest as usual', () => {
  expect(read(good)).toEqual({
    ok: true,
    value: {
      reader: 'pcsc',
      port: 9998,
      origins: ['https://tv.example'],
      keyFile: 'box-key.jwk',
      token,
      warning: null,
    },
  })
})

test('takes more than one origin, a port and a key file', () => {
  const more = ['--origin', 'http://localhost:8080', '--port', '0', '--key-file', '/box/key']

  expect(read([...good, ...more])).toMatchObject({
    value: {
      origins: ['https://tv.example', 'http://localhost:8080'],
      port: 0,
      keyFile: '/box/key',
    },
  })
})

test.each([
  [['--reader', 'hid', '--origin', 'https://tv.example'], 'There is no reader "hid"'],
  [['--origin', 'https://tv.example'], 'Say the reader'],
  [['--reader', 'pcsc'], 'Say with --origin'],
  [[...good, '--origin', '*'], '"*" is no origin'],
  [[...good, '--origin', 'null'], '"null" is no origin'],
  [[...good, '--origin', 'https://*.example'], '"https://*.example" is no origin'],
  [[...good, '--origin', 'https://tv.example/'], 'is no origin'],
  [[...good, '--origin', 'tv.example'], 'is no origin'],
  [[...good, '--origin', 'file:///'], 'is no origin'],
  [[...good, '--port', '65536'], '--port must be'],
  [[...good, '--port', '-1'], '--port'],
  [[...good, '--port', '1e3'], '--port must be'],
  [[...good, '--port', ''], '--port must be'],
  [[...good, '--host', '0.0.0.0'], "Unknown option '--host'"],
  [[...good, 'more'], 'Unexpected argument'],
  [[...good, '--reader'], '--reader'],
])('refuses %j in a sentence', (args, sentence) => {
  const options = read(args)

  expect(options.ok).toBe(false)
  expect(options).toMatchObject({ error: [expect.stringContaining(sentence)] })
})

test('says everything that is wrong at once', () => {
  const options = read([], { BOX_HOST_TOKEN: undefined })

  expect(options).toMatchObject({ ok: false, error: { length: 3 } })
})

test.each([
  [undefined, 'missing'],
  ['', 'missing'],
  ['has a space in it and is long enough', 'may only have'],
  ['slash/and+plus=are-not-for-addresses', 'may only have'],
])('refuses the token %j, with what to do', (given, sentence) => {
  const options = read(good, { BOX_HOST_TOKEN: given })

  expect(options).toMatchObject({ ok: false, error: [expect.stringContaining(sentence)] })
  expect(options).toMatchObject({ error: [expect.stringContaining('openssl rand')] })
})

test.each(['short', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'abababababababababababab1'])(
  'warns of the weak token %s, refuses it in production, and never repeats it',
  (given) => {
    const warned = read(good, { BOX_HOST_TOKEN: given })
    const refused = read(good, { BOX_HOST_TOKEN: given, NODE_ENV: 'production' })

    expect(warned).toMatchObject({ ok: true, value: { warning: expect.stringContaining('weak') } })
    expect(refused).toMatchObject({ ok: false, error: [expect.stringContaining('openssl rand')] })
    expect(JSON.stringify(refused)).not.toContain(given)
  },
)

test('a strong token is for production too', () => {
  expect(read(good, { NODE_ENV: 'production' })).toMatchObject({ value: { warning: null } })
})

test('the help names every option and every reader', () => {
  const help = helpText(readers)

  for (const word of [
    '--reader',
    '--origin',
    '--port',
    '--key-file',
    '--help',
    'BOX_HOST_TOKEN',
    'pcsc',
  ]) {
    expect(help).toContain(word)
  }
})
