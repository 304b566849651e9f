import { describe, expect, test } from '@jest/globals'
import { portChannel } from './port-channel.ts'

function openLine() {
  const { port1, port2 } = new MessageChannel()
  return [portChannel(port1), portChannel(port2)] as const
}

describe('a line over a message port', () => {
  test('carries text in order', async () => {
    const [television, box] = openLine()
    const heard: string[] = []
    const both = new Promise<void>((resolve) => {
      box.onMessage((message) => {
        heard.push(message)
        if (heard.length === 2) resolve()
      })
    })

    television.send('one')
    television.send('two')
    await both
    television.close()

    expect(heard).toEqual(['one', 'two'])
  })

  test('tells both sides once that it was closed', async () => {
    const [television, box] = openLine()
    const told: string[] = []
    television.onClose(() => told.push('television'))
    const boxHeard = new Promise<void>((resolve) => box.onClose(resolve))

    television.close()
    await boxHeard
    television.close()

    expect(told).toEqual(['television'])
  })
})
