import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { reportLength } from '../remote-link/report-pipe.ts'
import { type HidDevice, openHidPipe, usualUsage } from './hid-pipe.ts'

const dongle: HidDevice = { path: '/dev/hidraw7', ...usualUsage }

/** A device that keeps what is written and says what it is told to say. */
function deskOf(devices: readonly HidDevice[], isBroken = false) {
  const listeners = new Map<string, (what: Uint8Array | Error) => void>()
  const written: number[][] = []
  let closed = 0
  const opened: string[] = []
  const library = {
    devices: async () => devices,
    open: async (path: string) => {
      opened.push(path)
      return {
        write: async (bytes: number[]) => {
          if (isBroken) throw new Error('gone')
          return written.push(bytes)
        },
        close: async () => {
          closed += 1
        },
        on: (event: string, listener: (what: Uint8Array | Error) => void) =>
          listeners.set(event, listener),
      }
    },
  }
  const say = (event: 'data' | 'error', what: Uint8Array | Error) => listeners.get(event)?.(what)
  return { library, written, opened, say, closings: () => closed }
}

test('the report descriptor on the protocol’s page is that of a dongle that is found', () => {
  const page = new URL('../../../../docs/protocol/remote-link.md', import.meta.url)
  const [, hex = ''] = /report descriptor:\s+`([0-9A-F ]+)`/.exec(readFileSync(page, 'utf8')) ?? []
  const [high, low] = [usualUsage.usagePage >> 8, usualUsage.usagePage & 0xff]
  const report = (usage: number, kind: number) => [
    ...[0x09, usage, 0x15, 0x00, 0x26, 0xff, 0x00],
    ...[0x75, 0x08, 0x95, reportLength, kind, 0x02],
  ]

  expect([...Buffer.from(hex.replaceAll(' ', ''), 'hex')]).toEqual([
    ...[0x06, low, high, 0x09, usualUsage.usage, 0xa1, 0x01],
    ...report(0x20, 0x81),
    ...report(0x21, 0x91),
    0xc0,
  ])
})

describe('a HID pipe', () => {
  test('opens the dongle on the vendor page and no other device', async () => {
    const others = [
      { path: '/k', usagePage: 1, usage: 6 },
      { path: '/f', usagePage: 0xf1d0, usage: 1 },
    ]
    const { library, opened } = deskOf([...others, dongle])

    expect(await openHidPipe(library)).not.toBeNull()
    expect(opened).toEqual(['/dev/hidraw7'])
    expect(await openHidPipe(deskOf(others).library)).toBeNull()
  })

  test('refuses a page that is not a vendor’s', async () => {
    const wanted = { usagePage: 0xf1d0, usage: 1 }

    await expect(openHidPipe(deskOf([]).library, wanted)).rejects.toThrow(RangeError)
  })

  test('puts report id 0 before what it writes and passes on what it reads', async () => {
    const { library, written, say } = deskOf([dongle])
    const pipe = await openHidPipe(library)
    const heard: Uint8Array[] = []
    pipe?.onReport((report) => heard.push(report))

    pipe?.send(new Uint8Array(64).fill(9))
    say('data', new Uint8Array(64).fill(5))
    say('data', new Uint8Array(63))

    expect(written).toEqual([[0, ...Array(64).fill(9)]])
    expect(heard).toEqual([new Uint8Array(64).fill(5)])
  })

  test('is closed once, for everybody, when the dongle is pulled out', async () => {
    const { library, say, closings } = deskOf([dongle])
    const pipe = await openHidPipe(library)
    let told = 0
    pipe?.onClose(() => {
      told += 1
    })

    say('error', new Error('could not read from HID device'))
    pipe?.close()

    expect([told, closings()]).toEqual([1, 1])
  })

  test('is closed when nothing can be written', async () => {
    const pipe = await openHidPipe(deskOf([dongle], true).library)
    const closed = new Promise<void>((resolve) => pipe?.onClose(resolve))

    pipe?.send(new Uint8Array(64))

    await expect(closed).resolves.toBeUndefined()
  })
})
