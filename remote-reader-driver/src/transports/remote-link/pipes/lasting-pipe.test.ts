import { expect, test } from '@jest/globals'
import { createRadio, type Radio } from '../../../emulator/remote/radio.ts'
import { createVirtualClock } from '../../../emulator/remote/virtual-clock.ts'
import { createLastingPipe } from './lasting-pipe.ts'

/** A dongle that can be pulled out and put in. */
function port() {
  const clock = createVirtualClock()
  let plugged: Radio | null = null
  let opened = 0
  const open = async () => {
    opened += 1
    if (plugged === null && opened % 2 === 0) throw new Error('ENODEV')
    return plugged?.host ?? null
  }
  const pipe = createLastingPipe({ open, after: clock.after })
  const heard: number[] = []
  const plugIn = () => {
    const radio = createRadio(clock.after)
    radio.remote.onReport((report) => heard.push(report[0] ?? 0))
    plugged = radio
    return radio
  }
  const pullOut = () => {
    const gone = plugged
    plugged = null
    gone?.remote.close()
  }
  return { clock, pipe, plugIn, pullOut, heard, opened: () => opened }
}

const report = (first: number) => new Uint8Array(64).with(0, first)

test('waits for a dongle, and for the next one when it was pulled out', async () => {
  const { clock, pipe, plugIn, pullOut, heard } = port()
  const listened: number[] = []
  pipe.onReport((one) => listened.push(one[0] ?? 0))
  await clock.pass(3_500)
  pipe.send(report(1))

  plugIn().remote.send(report(9))
  await clock.pass(1_500)
  pipe.send(report(2))
  await clock.pass(10)
  pullOut()
  pipe.send(report(3))
  await clock.pass(2_500)
  const second = plugIn()
  await clock.pass(1_500)
  pipe.send(report(4))
  second.remote.send(report(8))
  await clock.pass(10)

  expect(heard).toEqual([2, 4])
  expect(listened).toEqual([8])
})

test('is closed once and opens nothing after that', async () => {
  const { clock, pipe, plugIn, opened } = port()
  plugIn()
  await clock.pass(10)
  let told = 0
  pipe.onClose(() => {
    told += 1
  })

  pipe.close()
  pipe.close()
  await clock.pass(10_000)

  expect([told, opened()]).toEqual([1, 1])
})
