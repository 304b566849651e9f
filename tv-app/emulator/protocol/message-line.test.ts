import { describe, expect, test } from '@jest/globals'
import { FrameMessage, PageMessage } from './frame-messages.ts'
import { parseLetterbox } from './message-line.ts'

const frame = { name: 'frame' }
const sender = { origin: 'http://localhost:5173', window: frame }
const letter = (data: unknown) => ({ origin: sender.origin, source: frame, data, ports: [] })

describe('the line between the page and the television', () => {
  test('reads an agreed message of the other window', () => {
    const read = parseLetterbox(FrameMessage, sender, letter({ kind: 'screen', screen: 'pin' }))

    expect(read).toEqual({ message: { kind: 'screen', screen: 'pin' }, ports: [] })
  })

  test.each([
    ['another origin', { ...letter({ kind: 'ready' }), origin: 'http://evil.test' }],
    ['another window', { ...letter({ kind: 'ready' }), source: { name: 'other' } }],
    ['an unknown kind', letter({ kind: 'pin' })],
    ['an unknown field', letter({ kind: 'screen', screen: 'pin', pin: '1234' })],
    ['no object', letter('webpackHotUpdate')],
  ])('drops a message from or with %s', (_, event) => {
    expect(parseLetterbox(FrameMessage, sender, event)).toBeNull()
  })

  test('refuses a start without the place of the servers', () => {
    const start = {
      kind: 'start',
      settings: { boxId: 'x', cableUrl: 'no url', postboxUrl: '', hostUrl: null, device: 'rdk' },
      faults: { isNetworkOff: false, isBackendDown: false },
    }

    expect(parseLetterbox(PageMessage, sender, letter(start))).toBeNull()
  })
})
