import { describe, expect, test } from '@jest/globals'
import type { WebHidDevice } from './web-hid-api.ts'
import { openWebHidPipe } from './web-hid-pipe.ts'

const receiver = { vendorId: 0x1234, productId: 0x0001, usagePage: 0xff00 }

/** An object with the members of WebHID, behaving as its specification says; no browser. */
function createHid({ given = true, chosen = true } = {}) {
  const sent: [number, Uint8Array][] = []
  let isOpen = false
  let onReport = (_event: { reportId: number; data: DataView }): void => undefined
  let onDisconnect = (_event: { device: WebHidDevice }): void => undefined
  const device: WebHidDevice = {
    vendorId: receiver.vendorId,
    productId: receiver.productId,
    get opened() {
      return isOpen
    },
    collections: [{ usagePage: 0x0001 }, { usagePage: 0xff00 }],
    open: async () => {
      isOpen = true
    },
    close: async () => {
      isOpen = false
    },
    sendReport: async (reportId, report) => {
      if (!isOpen) throw new Error('NetworkError')
      sent.push([reportId, report])
    },
    addEventListener: (_type, listener) => {
      onReport = listener
    },
  }
  const hid = {
    getDevices: async () => (given ? [device] : []),
    requestDevice: async () => (chosen ? [device] : []),
    addEventListener: (_type: string, listener: typeof onDisconnect) => {
      onDisconnect = listener
    },
  }
  const say = (reportId: number, bytes: Uint8Array) =>
    onReport({ reportId, data: new DataView(bytes.slice().buffer) })
  return { navigator: { hid }, device, sent, say, unplug: () => onDisconnect({ device }) }
}

async function openedPipe() {
  const browser = createHid()
  const pipe = await openWebHidPipe({ navigator: browser.navigator, receiver, mayAsk: false })
  if (pipe === null) throw new Error('no pipe')
  return { ...browser, pipe }
}

describe('a pipe over WebHID', () => {
  test.each([
    ['without WebHID', {}],
    ['with something else of that name', { hid: 1 }],
  ])('is not there in a browser %s', async (_name, navigator) => {
    expect(await openWebHidPipe({ navigator, receiver, mayAsk: true })).toBeNull()
  })

  test.each([
    [{ given: true, chosen: false, mayAsk: false }, true],
    [{ given: false, chosen: true, mayAsk: true }, true],
    [{ given: false, chosen: true, mayAsk: false }, false],
    [{ given: false, chosen: false, mayAsk: true }, false],
  ])('with %j is there: %j', async ({ mayAsk, ...browser }, isThere) => {
    const { navigator } = createHid(browser)

    expect((await openWebHidPipe({ navigator, receiver, mayAsk })) !== null).toBe(isThere)
  })

  test.each([0xf1d0, 0x0001, 0x1_0000])('is never on usage page %i', async (usagePage) => {
    const wish = { navigator: {}, receiver: { ...receiver, usagePage }, mayAsk: true }

    await expect(openWebHidPipe(wish)).rejects.toThrow(RangeError)
  })

  test('carries reports of 64 bytes without an id, both ways', async () => {
    const { pipe, sent, say } = await openedPipe()
    const heard: Uint8Array[] = []
    pipe.onReport((report) => heard.push(report))

    pipe.send(new Uint8Array(64).fill(1))
    say(0, new Uint8Array(64).fill(2))
    say(1, new Uint8Array(64).fill(3))
    say(0, new Uint8Array(63).fill(4))

    expect(sent).toEqual([[0, new Uint8Array(64).fill(1)]])
    expect(heard).toEqual([new Uint8Array(64).fill(2)])
  })

  test('ends when the receiver is pulled out, and when it is closed', async () => {
    const first = await openedPipe()
    const second = await openedPipe()
    const told: string[] = []
    first.pipe.onClose(() => told.push('pulled out'))
    second.pipe.onClose(() => told.push('closed'))

    first.unplug()
    second.pipe.close()

    expect(told).toEqual(['pulled out', 'closed'])
    expect(second.device.opened).toBe(false)
  })
})
