import { expect, test } from '@jest/globals'
import { createPipeListeners } from '../../transports/remote-link/report-pipe.ts'
import { lastingPipe } from './lasting-pipe.ts'

const settled = () => new Promise((done) => setTimeout(done))
const report = (first: number) => Uint8Array.from({ length: 64 }, () => first)

/** Dongles that are there one after the other, and a clock that is turned by hand. */
function createDesk() {
  const dongles: ReturnType<typeof createDongle>[] = []
  let isThere = true
  let ring = () => {}
  const pipe = lastingPipe({
    openPipe: async () => {
      if (!isThere) throw new Error('no dongle')
      const dongle = createDongle()
      dongles.push(dongle)
      return dongle.pipe
    },
    after: (_, call) => {
      ring = call
      return () => {
        ring = () => {}
      }
    },
    retryMs: 1000,
  })
  const setThere = (there: boolean) => {
    isThere = there
  }
  return { pipe, dongles, setThere, ring: () => ring() }
}

function createDongle() {
  const listeners = createPipeListeners()
  const sent: number[] = []
  const pipe = {
    ...listeners,
    send: (bytes: Uint8Array) => void sent.push(bytes[0] ?? 0),
    close: listeners.tellClosed,
  }
  return { pipe, sent, say: listeners.tellReport }
}

test('a dongle that is pulled out and put back is found again', async () => {
  const { pipe, dongles, setThere, ring } = createDesk()
  const heard: (number | undefined)[] = []
  pipe.onReport((bytes) => heard.push(bytes[0]))
  await settled()
  pipe.send(report(1))

  setThere(false)
  dongles[0]?.pipe.close()
  pipe.send(report(2))
  ring()
  await settled()
  setThere(true)
  ring()
  await settled()
  pipe.send(report(3))
  dongles[1]?.say(report(4))

  expect(dongles.map(({ sent }) => sent)).toEqual([[1], [3]])
  expect(heard).toEqual([4])
})

test('a pipe that is closed closes its dongle, and looks for no other', async () => {
  const { pipe, dongles, ring } = createDesk()
  let closings = 0
  pipe.onClose(() => {
    closings += 1
  })
  await settled()

  pipe.close()
  ring()
  await settled()

  expect(dongles.map((dongle) => dongle.pipe.isClosed())).toEqual([true])
  expect(closings).toBe(1)
})
