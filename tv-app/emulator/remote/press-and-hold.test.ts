import { describe, expect, test } from '@jest/globals'
import { createHeldCaps } from './press-and-hold.ts'

function setUp() {
  const phases: string[] = []
  const running = new Set<() => void>()
  const caps = createHeldCaps((cap, phase) => phases.push(`${cap} ${phase}`), {
    repeat: (call) => {
      running.add(call)
      return () => running.delete(call)
    },
  })
  const passTime = () => {
    for (const call of running) call()
  }
  return { caps, phases, passTime }
}

describe('a finger on a cap', () => {
  test('presses, repeats while it stays and lets go once', () => {
    const { caps, phases, passTime } = setUp()

    caps.press('back')
    passTime()
    passTime()
    caps.release('back')
    passTime()
    caps.release('back')

    expect(phases).toEqual(['back down', 'back repeat', 'back repeat', 'back up'])
  })

  test('does not press a cap that is down already', () => {
    const { caps, phases } = setUp()

    caps.press('ok')
    caps.press('ok')

    expect(phases).toEqual(['ok down'])
  })

  test('lets go of everything when the page loses the focus', () => {
    const { caps, phases } = setUp()

    caps.press('up')
    caps.press('ok')
    caps.releaseAll()

    expect(phases).toEqual(['up down', 'ok down', 'up up', 'ok up'])
  })
})
