import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { type Line, type ServedHost, serveTestHost } from '#mocks/fixtures/served-box-host'
import type { HostLogLine } from '../box-host.ts'
import { logText } from '../service/log-text.ts'

const pins = ['1234', '9876', '98765', '9a76']
let box: ServedHost
let thrown: unknown

beforeEach(async () => {
  thrown = null
  box = await serveTestHost({
    watch: (slot) => ({
      ...slot,
      open: async () => {
        if (thrown !== null) throw thrown
        return slot.open()
      },
    }),
  })
})
afterEach(() => box.close())

/** Each way in which a PIN could be written. */
const writings = (pin: string): readonly string[] => {
  const bytes = Array.from(pin, (letter) => letter.charCodeAt(0))
  const hex = bytes.map((byte) => byte.toString(16))
  return [pin, hex.join(''), hex.join(' '), bytes.join(','), bytes.join(', ')]
}

/** The log as it is written: what people read, and what a machine would. */
const written = (lines: readonly HostLogLine[]): string =>
  lines.map((line) => `${logText(line, new Date(0))}\n${faultless(line)}`).join('\n')
const faultless = ({ fault: _, ...line }: HostLogLine): string => JSON.stringify(line)

/** What the host says, without the certificate and the signature: chance may put digits there. */
const signIn = async (line: Line, params: object): Promise<string> => {
  line.ask(1, 'RemoteCardReader.1.authenticate', params)
  return (await line.nextText()).replace(/"(certificate|signature)":"[^"]{40,}"/g, '')
}

test('no PIN is in any line of the log or any message, however a sign-in ends', async () => {
  const { slot, card, enter, log } = box
  const line = await enter()
  const said: string[] = []
  const attempt = async (pin: unknown, more: object = {}) => {
    said.push(await signIn(line, { message: 'AAAA', pin, spendLastTry: false, ...more }))
  }

  await attempt('1234')
  slot.insert(card)
  await attempt('1234')
  for (const pin of [...pins.slice(1), 9876, ['9876'], { pin: '9876' }, null]) await attempt(pin)
  await attempt('1234', { message: '9876!' })
  await attempt('1234', { extra: '9876' })
  await attempt('9876')
  await attempt('9876')
  await attempt('9876', { spendLastTry: true })
  await attempt('9876', { spendLastTry: true })
  slot.setFaults({ removeAtApdu: 2 })
  await attempt('1234')
  for (const text of writings('9876')) {
    thrown = new Error(`sending 00200080 04 ${text} failed`, { cause: new TypeError(text) })
    await attempt('9876')
  }
  thrown = '9876'
  await attempt('9876')
  line.say('{"jsonrpc":"2.0","id":1,"method":"RemoteCardReader.1.authenticate 9876"}')
  said.push(await line.nextText())
  line.say('{"pin":"9876"')
  said.push(await line.nextText())

  const all = `${written(log)}\n${said.join('\n')}`
  for (const pin of pins) for (const text of writings(pin)) expect(all).not.toContain(text)
  const kinds = ['no_card', 'wrong_pin', 'malformed_pin', 'last_try', 'pin_blocked', 'card_removed']
  for (const kind of [...kinds, 'internalError', 'invalidParams', 'RS256'])
    expect(all).toContain(kind)
})

test.each([
  ['SCardTransmit error: Card was removed.(0x80100069)', 'Card was removed.(0x80100069)'],
  ['device 3 of 4 is gone', 'device 3 of 4 is gone'],
  ['sent 00 20 00 80 04 31 32 33 34', 'sent ••••'],
  ['sent 49,50,51,52', 'sent ••••'],
  ['the PIN 1234 was wrong', 'the PIN •••• was wrong'],
])('a fault that says %j is written as %j', (message, text) => {
  const line = { method: null, code: -32603, fault: new Error(message) }

  expect(logText(line, new Date(0))).toContain(text)
})
