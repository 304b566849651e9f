import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type ServedHost, serveTestHost } from '#mocks/fixtures/served-box-host'

let box: ServedHost

beforeAll(async () => {
  box = await serveTestHost({ limits: { clients: 100 } })
  box.slot.insert(box.card)
})
afterAll(() => box.close())

const status = 'RemoteCardReader.1.status'
const authenticate = 'RemoteCardReader.1.authenticate'
const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`
const objects = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`
const failed = (code: number, id: unknown = null) => ({ id, error: { code } })

test.each([
  ['nothing', '', failed(-32700)],
  ['half a message', '{"jsonrpc":"2.0","id":1,"meth', failed(-32700)],
  ['two messages', '{"jsonrpc":"2.0"}{"jsonrpc":"2.0"}', failed(-32700)],
  ['a byte order mark', `\ufeff{"jsonrpc":"2.0","id":1,"method":"${status}"}`, failed(-32700)],
  ['a single-quoted message', `{'jsonrpc':'2.0','id':1,'method':'${status}'}`, failed(-32700)],
  ['NaN for an id', `{"jsonrpc":"2.0","id":NaN,"method":"${status}"}`, failed(-32700)],
  ['a batch', `[{"jsonrpc":"2.0","id":1,"method":"${status}"}]`, failed(-32600)],
  ['an empty batch', '[]', failed(-32600)],
  ['a number', '7', failed(-32600)],
  ['a text', '"status"', failed(-32600)],
  ['another version', `{"jsonrpc":2.0,"id":1,"method":"${status}"}`, failed(-32600)],
  ['no version', `{"id":1,"method":"${status}"}`, failed(-32600)],
  ['no method', '{"jsonrpc":"2.0","id":1}', failed(-32600)],
  ['a list for a method', `{"jsonrpc":"2.0","id":1,"method":["${status}"]}`, failed(-32600)],
  ['null for an id', `{"jsonrpc":"2.0","id":null,"method":"${status}"}`, failed(-32600)],
  ['a fraction for an id', `{"jsonrpc":"2.0","id":1.5,"method":"${status}"}`, failed(-32600)],
  ['an id beyond 2^53', `{"jsonrpc":"2.0","id":9007199254740993,"method":"x"}`, failed(-32600)],
  ['an endless id', `{"jsonrpc":"2.0","id":1e999,"method":"${status}"}`, failed(-32600)],
  ['an object for an id', `{"jsonrpc":"2.0","id":{},"method":"${status}"}`, failed(-32600)],
  ['something more', `{"jsonrpc":"2.0","id":1,"method":"${status}","pin":1}`, failed(-32600)],
  ['__proto__', `{"jsonrpc":"2.0","id":1,"method":"${status}","__proto__":{}}`, failed(-32600)],
  ['10,000 levels of lists', nested(10_000), failed(-32600)],
  ['10,000 levels of objects', objects(10_000), failed(-32600)],
  [
    '10,000 levels of params',
    `{"jsonrpc":"2.0","id":1,"method":"${status}","params":${nested(10_000)}}`,
    failed(-32602, 1),
  ],
  [
    '__proto__ in params',
    `{"jsonrpc":"2.0","id":1,"method":"${status}","params":{"__proto__":{"card":"present"}}}`,
    failed(-32602, 1),
  ],
  [
    'constructor for a method of exists',
    '{"jsonrpc":"2.0","id":1,"method":"RemoteCardReader.1.exists","params":{"method":"constructor"}}',
    { id: 1, result: false },
  ],
  [
    'null for params',
    `{"jsonrpc":"2.0","id":1,"method":"${status}","params":null}`,
    failed(-32602, 1),
  ],
  [
    'a list for params',
    `{"jsonrpc":"2.0","id":1,"method":"${status}","params":[]}`,
    failed(-32602, 1),
  ],
  ['half a letter in a method', '{"jsonrpc":"2.0","id":1,"method":"\\ud842"}', failed(-32601, 1)],
  [
    'a very long id',
    `{"jsonrpc":"2.0","id":"${'i'.repeat(60_000)}","method":"x"}`,
    { error: { code: -32601 } },
  ],
  [
    '0 for an id',
    `{"jsonrpc":"2.0","id":0,"method":"${status}"}`,
    { id: 0, result: { card: 'present' } },
  ],
  [
    'the same key twice, of which the last counts',
    `{"jsonrpc":"2.0","id":1,"id":2,"method":"x","method":"${status}"}`,
    { id: 2, result: { card: 'present' } },
  ],
])('%s is answered', async (_, text, answer) => {
  const line = await box.enter()

  line.say(text)

  expect(await line.next()).toMatchObject(answer)
  line.socket.close()
})

test.each([
  ['half a letter', '{"message":"AAAA","pin":"12\\ud8423","spendLastTry":false}', 'malformed_pin'],
  ['letters', '{"message":"AAAA","pin":"abcd","spendLastTry":false}', 'malformed_pin'],
  [
    'full-width digits',
    '{"message":"AAAA","pin":"１２３４","spendLastTry":false}',
    'malformed_pin',
  ],
  ['nothing', '{"message":"AAAA","pin":"","spendLastTry":false}', 'malformed_pin'],
  ['five digits', '{"message":"AAAA","pin":"12345","spendLastTry":false}', 'malformed_pin'],
])('a PIN of %s spends no try', async (_, params, message) => {
  const line = await box.enter()

  line.say(`{"jsonrpc":"2.0","id":1,"method":"${authenticate}","params":${params}}`)

  expect(await line.next()).toMatchObject({ error: { message } })
  expect(box.card.triesLeft()).toBe(3)
  line.socket.close()
})

test('of two PINs in one question the last alone is sent', async () => {
  const line = await box.enter()
  const params = '{"message":"AAAA","pin":"0000","pin":"1234","spendLastTry":false}'

  line.say(`{"jsonrpc":"2.0","id":1,"method":"${authenticate}","params":${params}}`)

  expect(await line.next()).toMatchObject({ result: { algorithm: 'RS256' } })
  expect(box.card.triesLeft()).toBe(3)
  line.socket.close()
})

const frames = {
  binary: { binary: true },
  text: { binary: false },
} as const

test.each([
  ['bytes', Uint8Array.of(1, 2, 3), frames.binary, 1003],
  ['no bytes at all', new Uint8Array(), frames.binary, 1003],
  ['text that is not UTF-8', Uint8Array.of(0x22, 0xed, 0xa0, 0x80, 0x22), frames.text, 1007],
  ['64 kB and one', 'x'.repeat(64 * 1024 + 1), frames.text, 1009],
  ['10 MB', 'x'.repeat(10 * 1024 * 1024), frames.text, 1009],
])('a message of %s ends its line alone', async (_, message, options, code) => {
  const other = await box.enter()
  const line = await box.enter()
  line.socket.on('error', () => undefined)

  line.socket.send(message, options)

  expect(await line.closed).toBe(code)
  other.ask(1, status)
  expect(await other.next()).toMatchObject({ result: { card: 'present' } })
  other.socket.close()
})

test('10 MB in parts end the line', async () => {
  const line = await box.enter()
  line.socket.on('error', () => undefined)

  for (let part = 0; part < 640; part += 1) {
    line.socket.send('x'.repeat(16 * 1024), { binary: false, fin: false })
  }

  expect(await line.closed).toBe(1009)
})

test('a message of exactly 64 kB is read', async () => {
  const line = await box.enter()

  line.say(`"${'x'.repeat(64 * 1024 - 2)}"`)

  expect(await line.next()).toMatchObject(failed(-32600))
  line.socket.close()
})
