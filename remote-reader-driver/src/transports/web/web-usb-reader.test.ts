import { beforeAll, describe, expect, test } from '@jest/globals'
import { createEmulatedCcidReader } from '../../emulator/ccid/emulated-ccid-reader.ts'
import { createEmulatedCard } from '../../emulator/emulated-card.ts'
import { createThrowawayPersona, type ThrowawayPersona } from '../../emulator/throwaway-persona.ts'
import { createCardReader } from '../../reader/card-reader.ts'
import { createCcidSlot } from '../ccid/ccid-slot.ts'
import type { WebUsbDevice, WebUsbInResult } from './web-usb-api.ts'
import { openWebUsbReader } from './web-usb-reader.ts'

const reader = { vendorId: 0x1234, productId: 0x0002 }
let made: ThrowawayPersona

beforeAll(async () => {
  made = await createThrowawayPersona({ certificateLength: 1583 })
})

const view = (bytes: Uint8Array) => new DataView(bytes.slice().buffer)

/** A pipe that is read: what comes waits for `transferIn`, or the other way round. */
function createInPipe() {
  const held: Uint8Array[] = []
  const waiting: { resolve: (result: WebUsbInResult) => void; reject: (e: Error) => void }[] = []
  const said = (bytes: Uint8Array): WebUsbInResult => ({ status: 'ok', data: view(bytes) })
  return {
    push: (bytes: Uint8Array) => {
      const first = waiting.shift()
      if (first === undefined) held.push(bytes)
      else first.resolve(said(bytes))
    },
    stall: () => waiting.shift()?.resolve({ status: 'stall' }),
    cut: () => {
      for (const { reject } of waiting.splice(0)) reject(new Error('NetworkError'))
    },
    read: () =>
      new Promise<WebUsbInResult>((resolve, reject) => {
        const first = held.shift()
        if (first === undefined) waiting.push({ resolve, reject })
        else resolve(said(first))
      }),
  }
}

/** An object with the members of WebUSB, behaving as its specification says; no browser. */
function createUsb({ interfaceClass = 0xff, given = true, chosen = true } = {}) {
  const emulated = createEmulatedCcidReader()
  const pipes = { 1: createInPipe(), 3: createInPipe() }
  emulated.pipe.onBulkIn(pipes[1].push)
  emulated.pipe.onInterrupt(pipes[3].push)
  const head = [9, 2, 72, 0, 1, 1, 0, 0x80, 50, 9, 4, 0, 0, 3, interfaceClass, 0, 0, 0]
  const descriptors = Uint8Array.from([...head, ...emulated.classDescriptor])
  const claimed: number[] = []
  const aborts: number[] = []
  const endpoints = [
    { endpointNumber: 1, direction: 'in', type: 'bulk', packetSize: 64 },
    { endpointNumber: 2, direction: 'out', type: 'bulk', packetSize: 64 },
    { endpointNumber: 3, direction: 'in', type: 'interrupt', packetSize: 8 },
  ] as const
  const alternate = { interfaceClass, endpoints }
  const configuration = { configurationValue: 1, interfaces: [{ interfaceNumber: 0, alternate }] }
  let onDisconnect = (_event: { device: WebUsbDevice }): void => undefined
  let isOpen = false
  const device: WebUsbDevice = {
    ...reader,
    configuration: null,
    configurations: [configuration],
    open: async () => {
      isOpen = true
    },
    close: async () => {
      isOpen = false
      pipes[1].cut()
      pipes[3].cut()
    },
    selectConfiguration: async () => undefined,
    claimInterface: async (number) => {
      claimed.push(number)
    },
    transferIn: (endpoint) => (endpoint === 1 ? pipes[1] : pipes[3]).read(),
    transferOut: async (_endpoint, message) => {
      await emulated.pipe.send(message)
      return { status: 'ok' }
    },
    controlTransferIn: async (_setup, length) => ({
      status: 'ok',
      data: view(descriptors.subarray(0, length)),
    }),
    controlTransferOut: async ({ value }) => {
      aborts.push(value)
      await emulated.pipe.abort?.(value & 0xff, value >> 8)
      return { status: 'ok' }
    },
  }
  const usb = {
    getDevices: async () => (given ? [device] : []),
    requestDevice: async () => {
      if (!chosen) throw Object.assign(new Error('no device selected'), { name: 'NotFoundError' })
      return device
    },
    addEventListener: (_type: string, listener: typeof onDisconnect) => {
      onDisconnect = listener
    },
  }
  const unplug = () => onDisconnect({ device })
  const isOpened = () => isOpen
  return { navigator: { usb }, emulated, pipes, claimed, aborts, unplug, isOpened }
}

async function openedReader() {
  const browser = createUsb()
  const opened = await openWebUsbReader({ navigator: browser.navigator, reader, mayAsk: false })
  if (opened === null) throw new Error('no reader')
  return { ...browser, ...opened }
}

describe('a reader over WebUSB', () => {
  test.each([
    ['without WebUSB', {}],
    ['with something else of that name', { usb: null }],
  ])('is not there in a browser %s', async (_name, navigator) => {
    expect(await openWebUsbReader({ navigator, reader, mayAsk: true })).toBeNull()
  })

  test.each([
    [{ given: true, chosen: false, mayAsk: false }, true],
    [{ given: false, chosen: true, mayAsk: true }, true],
    [{ given: false, chosen: true, mayAsk: false }, false],
    [{ given: false, chosen: false, mayAsk: true }, false],
  ])('with %j is there: %j', async ({ mayAsk, ...browser }, isThere) => {
    const { navigator } = createUsb(browser)

    expect((await openWebUsbReader({ navigator, reader, mayAsk })) !== null).toBe(isThere)
  })

  test.each([0x0b, 0x03])('of class %i is left alone', async (interfaceClass) => {
    const { navigator, claimed, isOpened } = createUsb({ interfaceClass })

    expect(await openWebUsbReader({ navigator, reader, mayAsk: true })).toBeNull()
    expect(claimed).toEqual([])
    expect(isOpened()).toBe(false)
  })

  test('signs a person in', async () => {
    const { pipe, descriptor, emulated, claimed } = await openedReader()
    emulated.lay(createEmulatedCard(made.persona))
    const cardReader = createCardReader({ slot: createCcidSlot({ pipe, descriptor }) })

    const proof = await cardReader.authenticate({
      message: new TextEncoder().encode('{}'),
      pin: '1234',
      spendLastTry: false,
      onStep: () => undefined,
      signal: new AbortController().signal,
    })

    expect(proof.ok).toBe(true)
    expect(claimed).toEqual([0])
  })

  test('is told slot and number of an abort on the control pipe', async () => {
    const { pipe, aborts } = await openedReader()

    await pipe.abort?.(1, 2)

    expect(aborts).toEqual([0x0201])
  })

  test.each(['pulled out', 'stalled', 'closed'])('that is %s is gone', async (how) => {
    const { pipe, unplug, pipes } = await openedReader()
    const told = new Promise<void>((resolve) => pipe.onClose(resolve))

    if (how === 'pulled out') unplug()
    if (how === 'stalled') pipes[1].stall()
    if (how === 'closed') await pipe.close()

    await expect(told).resolves.toBeUndefined()
  })
})
