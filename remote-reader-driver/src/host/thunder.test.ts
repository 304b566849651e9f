import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type Line, type ServedHost, serveTestHost } from '#mocks/fixtures/served-box-host'
import { createBoxHostClient } from '../../contract/box-host-client.ts'
import { createChannelPair } from '../../contract/channel.ts'

let box: ServedHost
let line: Line

beforeAll(async () => {
  box = await serveTestHost({ limits: { burst: 10_000 } })
  line = await box.enter()
})
afterAll(() => box.close())

const ask = async (method: string, params?: unknown) => {
  line.ask(1, method, params)
  return line.next()
}

/** What ThunderJS does to every message before it looks into it. */
const asThunderReads = (text: string): unknown =>
  JSON.parse(
    text
      .normalize()
      .replace(/\\\\x([0-9A-Fa-f]{2})/g, '')
      .replace(/\\x([0-9A-Fa-f]{2})/g, ''),
  )

describe('ThunderJS reads what the host sends', () => {
  const odd = ['\\x41', '\\\\x41', 'SSID \\x00\\xff', 'が', 'e\u0301', '\ud842', '"\\', '\u0000']

  test.each(odd)('an answer to the question %j', async (id) => {
    line.ask(id, 'RemoteCardReader.1.status')

    expect(asThunderReads(await line.nextText())).toMatchObject({ id })
  })

  test.each(odd)('an event for the listener %j', async (id) => {
    await ask('RemoteCardReader.1.register', { event: 'cardInserted', id })

    box.slot.insert(box.card)
    const event = asThunderReads(await line.nextText())
    box.slot.remove()
    await ask('RemoteCardReader.1.unregister', { event: 'cardInserted', id })

    expect(event).toEqual({ jsonrpc: '2.0', method: `${id}.cardInserted`, params: {} })
  })

  test('whatever was in the question', async () => {
    const anyLetter = fc.string({ unit: 'binary', minLength: 1, maxLength: 40 })
    const withEscapes = fc.stringMatching(/^[\\x0-9a-fA-F]{1,30}$/)
    await fc.assert(
      fc.asyncProperty(fc.oneof(anyLetter, withEscapes), async (id) => {
        line.ask(id, 'RemoteCardReader.1.status')
        const text = await line.nextText()

        expect(text).not.toMatch(/\\x/)
        expect(asThunderReads(text)).toMatchObject({ id })
      }),
      { numRuns: 100 },
    )
  })
})

describe('names', () => {
  test.each([
    ['RemoteCardReader.1.status', { result: { card: 'absent' } }],
    ['RemoteCardReader.status', { result: { card: 'absent' } }],
    ['RemoteCardReader.2.status', { error: { code: -32601 } }],
    ['remotecardreader.1.status', { error: { code: -32601 } }],
    ['RemoteCardReader.1.Status', { error: { code: -32601 } }],
    ['RemoteCardReader#1.1.status', { error: { code: -32601 } }],
    ['Controller.1.activate', { error: { code: -32601 } }],
  ])('%s', async (method, answer) => {
    expect(await ask(method)).toMatchObject(answer)
  })

  test('there is one reader, so events have no index', async () => {
    const params = { event: 'cardInserted', id: 'tv' }

    for (const method of ['RemoteCardReader.1.register@0', 'RemoteCardReader.1.unregister@0']) {
      expect(await ask(method, params)).toMatchObject({ error: { code: -32601 } })
    }
    const indexed = { ...params, event: 'cardInserted@0' }
    expect(await ask('RemoteCardReader.1.register', indexed)).toMatchObject({
      error: { code: -32602 },
    })
  })

  test('every callsign tells its version and its methods', async () => {
    expect(await ask('RemoteCardReader.1.versions')).toMatchObject({
      result: [{ name: 'RemoteCardReader', major: 1, minor: 0, patch: 0 }],
    })
    for (const method of [
      'status',
      'certificate',
      'triesLeft',
      'authenticate',
      'register',
      'unregister',
    ]) {
      const exists = await ask('RemoteCardReader.1.exists', { method })
      expect(exists).toMatchObject({ result: true })
    }
  })
})

describe('events', () => {
  const params = { event: 'cardInserted', id: 'client.RemoteCardReader.events' }

  test('are sent without an id to who registered, once for each id, until unregistered', async () => {
    expect(await ask('RemoteCardReader.1.register', params)).toMatchObject({ result: null })
    await ask('RemoteCardReader.1.register', params)

    box.slot.insert(box.card)
    box.slot.remove()
    expect(await line.next()).toEqual({
      jsonrpc: '2.0',
      method: 'client.RemoteCardReader.events.cardInserted',
      params: {},
    })
    expect(await ask('RemoteCardReader.1.unregister', params)).toMatchObject({ result: null })
    box.slot.insert(box.card)
    box.slot.remove()

    expect(await ask('RemoteCardReader.1.status')).toMatchObject({ result: { card: 'absent' } })
  })

  test('that there are not cannot be registered for', async () => {
    for (const event of ['pinTyped', '', '__proto__', 'toString']) {
      const answer = await ask('RemoteCardReader.1.register', { ...params, event })
      expect(answer).toMatchObject({ error: { code: -32602 } })
    }
  })
})

describe('a web page', () => {
  const wished = ['transmit', 'apdu', 'sendApdu', 'exchange', 'transceive', 'open', 'connect']
  const more = ['control', 'escape', 'powerOff', 'selectFile', 'readBinary', 'verify', 'sign']

  test.each([...wished, ...more])('has no method %s', async (method) => {
    expect(await ask('RemoteCardReader.1.exists', { method })).toMatchObject({ result: false })
    const answer = await ask(`RemoteCardReader.1.${method}`, { data: '00A4040C' })
    expect(answer).toMatchObject({ error: { code: -32601 } })
  })
})

test('our client never asks under an id that is 0, and never twice under one', async () => {
  const [tvEnd, hostEnd] = createChannelPair()
  const ids: unknown[] = []
  hostEnd.onMessage((text) => ids.push(JSON.parse(text).id))
  const client = createBoxHostClient(tvEnd)

  client.onEvent(() => undefined)
  for (let asked = 0; asked < 20; asked += 1) client.status().catch(() => undefined)
  await Promise.resolve()
  tvEnd.close()

  expect(ids.length).toBeGreaterThan(20)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.every((id) => typeof id === 'number' && id > 0)).toBe(true)
})
