import { describe, expect, test } from '@jest/globals'
import { DeviceProfile } from '../protocol/frame-messages.ts'
import { isDelivered, strokeOf } from './device-profiles.ts'
import { remoteCaps } from './remote-caps.ts'

describe('the keys of a device', () => {
  test.each([
    ['rdk', 'Backspace', 8],
    ['hbbtv', 'Unidentified', 461],
    ['tizen', 'XF86Back', 10009],
    ['webos', 'GoBack', 461],
  ] as const)('say 戻る on %s as %s (%p)', (device, key, keyCode) => {
    expect(strokeOf(device, 'back', 'down')).toEqual({
      type: 'keydown',
      key,
      keyCode,
      repeat: false,
    })
  })

  test.each(DeviceProfile.options)(
    'reach the application on %s for everything that is needed',
    (device) => {
      const needed = [
        'up',
        'down',
        'left',
        'right',
        'ok',
        'back',
        'blue',
        'yellow',
        '1',
        '10',
      ] as const

      expect(needed.filter((cap) => !isDelivered(device, cap))).toEqual([])
    },
  )

  test.each(DeviceProfile.options)('have a code of their own for each cap on %s', (device) => {
    const codes = remoteCaps
      .map((cap) => strokeOf(device, cap, 'down')?.keyCode)
      .filter((code) => code !== undefined)

    expect(new Set(codes).size).toBe(codes.length)
  })

  test('repeat while they are held and end with a keyup', () => {
    expect(strokeOf('rdk', 'up', 'repeat')).toMatchObject({ type: 'keydown', repeat: true })
    expect(strokeOf('rdk', 'up', 'up')).toMatchObject({ type: 'keyup', repeat: false })
  })
})
