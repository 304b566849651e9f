import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import {
  type Line,
  pairingToken,
  type ServedHost,
  serveTestHost,
  tvOrigin,
} from '#mocks/fixtures/served-box-host'
import { boxHostMethods, cardReaderEvents, longestMessageBytes } from '../../contract/box-host.ts'
import { rpcErrorCodes } from '../../contract/json-rpc.ts'
import { mostWaiting } from './box-host.ts'
import { refusalCodes } from './rpc-message.ts'
import { doorLimits } from './serve.ts'

let page: string
let box: ServedHost

beforeAll(async () => {
  page = await readFile(new URL('../../../docs/protocol/box-host.md', import.meta.url), 'utf8')
  box = await serveTestHost()
})
afterAll(() => box.close())

const recordedLines = (): readonly string[] =>
  Array.from(page.matchAll(/```messages\n([^`]*)```/g), ([, block = '']) =>
    block.trim().split('\n'),
  ).flat()

/** The rows of the table under a heading, cell by cell. */
function rowsUnder(heading: string): readonly (readonly string[])[] {
  const [, section = ''] = page.split(`\n## ${heading}\n`)
  const lines =
    section
      .split('\n## ')[0]
      ?.split('\n')
      .filter((line) => line.startsWith('| ')) ?? []
  return lines.slice(1).map((line) => line.slice(2, -2).split(' | '))
}

/** A text that ends in `…` stands for every text that begins so. */
const wanted = (value: unknown): unknown => {
  if (typeof value === 'string' && value.endsWith('…')) {
    return expect.stringMatching(new RegExp(`^${value.slice(0, -1)}.{40,}`))
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, wanted(inner)]))
}

const acts: Readonly<Record<string, () => void>> = {
  'the card is laid on the reader': () => box.slot.insert(box.card),
  'the card is taken away': () => box.slot.remove(),
}

async function playLine(line: Line, recorded: string): Promise<void> {
  const text = recorded.slice(2)
  if (recorded.startsWith('> ')) return line.say(text)
  if (recorded.startsWith('< ')) return expect(await line.next()).toEqual(wanted(JSON.parse(text)))
  const act = acts[text]
  if (act === undefined) throw new Error(`nobody knows how to do this: ${recorded}`)
  act()
}

test('the running host says every recorded message, in this order', async () => {
  const line = await box.enter()
  const lines = recordedLines()

  for (const recorded of lines) await playLine(line, recorded)

  expect(lines.length).toBeGreaterThan(40)
})

test('every method has its own heading, and no other has', () => {
  const headings = Array.from(page.matchAll(/^### (\S+\.1\.\S+)$/gm), ([, name]) => name)

  expect(headings.toSorted()).toEqual(Object.values(boxHostMethods).toSorted())
})

test('every event is in the table', () => {
  const events = rowsUnder('Events').map(([name]) => name?.replaceAll('`', ''))

  expect(events).toEqual(Object.keys(cardReaderEvents))
})

test('every code of an error is in the table, and no other', () => {
  const rows = rowsUnder('Errors').map(([code = '', name = '']) => [
    name.replaceAll('`', ''),
    Number(code.replace('−', '-')),
  ])

  expect(Object.fromEntries(rows)).toEqual({ ...refusalCodes, ...rpcErrorCodes })
})

test('the limits are those of the host', () => {
  const values = rowsUnder('What the host does about its clients').map(([, value = '']) =>
    Number.parseInt(value, 10),
  )

  const { clients, burst, perSecond, unreadBytes } = doorLimits
  expect(values).toEqual([clients, burst, perSecond, unreadBytes, longestMessageBytes, mostWaiting])
})

describe('the handshake', () => {
  const token = `token=${pairingToken}`
  const knocks = [
    { origin: tvOrigin, at: `/other?${token}` },
    { origin: tvOrigin, host: 'evil.example' },
    {},
    { origin: tvOrigin, at: '/jsonrpc' },
    { origin: tvOrigin, protocols: ['chat'] },
  ]

  test('is refused as the table says', async () => {
    const statuses = await Promise.all(knocks.map((knock) => box.knock(knock)))

    expect(statuses).toEqual(rowsUnder('The handshake').map(([, status]) => Number(status)))
  })
})
