import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { createEventReader, type StreamMessage } from './read-events.ts'

function read(...pieces: readonly string[]) {
  const messages: StreamMessage[] = []
  const retries: number[] = []
  const reader = createEventReader({
    onMessage: (message) => messages.push(message),
    onRetry: (ms) => retries.push(ms),
  })
  for (const piece of pieces) reader.feed(piece)
  return { messages, retries }
}

describe('a stream of events', () => {
  test.each([
    ['one event', 'event: order\ndata: a.b.c\n\n', [{ event: 'order', data: 'a.b.c' }]],
    ['no space after the colon', 'event:order\ndata:a\n\n', [{ event: 'order', data: 'a' }]],
    ['lines of data', 'data: {\ndata: }\n\n', [{ event: 'message', data: '{\n}' }]],
    [
      'a comment between',
      ': alive\n\nevent: state\n: x\ndata: 1\n\n',
      [{ event: 'state', data: '1' }],
    ],
    ['an event without data', 'event: order\n\ndata: 1\n\n', [{ event: 'message', data: '1' }]],
    ['one that has not ended', 'event: order\ndata: 1\n', []],
    ['CRLF', 'event: order\r\ndata: 1\r\n\r\n', [{ event: 'order', data: '1' }]],
    ['CR', 'event: order\rdata: 1\r\r', []],
    ['colons in the data', 'data: a:b: c\n\n', [{ event: 'message', data: 'a:b: c' }]],
    ['fields nobody needs', 'id: 7\nfoo\ndata: 1\n\n', [{ event: 'message', data: '1' }]],
  ])('tells %s', (_, text, expected) => {
    expect(read(text).messages).toEqual(expected)
  })

  test('tells the pause that the relay wants, where it is a number', () => {
    expect(read('retry: 4200\n\nretry: soon\n\n').retries).toEqual([4200])
  })

  test('says the same however it is cut', () => {
    const text =
      'retry: 500\r\n\r\n: hello\n\nevent: profile\ndata: {"a":\ndata: 1}\n\nevent: order\r\ndata: x.y.z\r\n\r\n'
    const whole = read(text)

    fc.assert(
      fc.property(fc.array(fc.nat(text.length), { maxLength: 12 }), (cuts) => {
        const places = [0, ...cuts.toSorted((a, b) => a - b), text.length]
        const pieces = places.slice(1).map((end, index) => text.slice(places[index], end))

        expect(read(...pieces)).toEqual(whole)
      }),
    )
  })

  test('an event without an end is not held for ever', () => {
    const piece = 'x'.repeat(4_000_000)

    expect(() => read(piece, piece, piece, piece, piece)).toThrow(RangeError)
  })
})
