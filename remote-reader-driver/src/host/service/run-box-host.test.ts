import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { enterBoxHost, pairingToken, testPersona, tvOrigin } from '#mocks/fixtures/served-box-host'
import { createEmulatedCard } from '../../emulator/emulated-card.ts'
import { createEmulatedSlot } from '../../emulator/emulated-slot.ts'
import type { ReaderKind } from './readers.ts'
import { runBoxHost } from './run-box-host.ts'

let folder: string
let keyFile: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'box-host-'))
  keyFile = join(folder, 'key.jwk')
})
afterEach(() => rm(folder, { recursive: true }))

interface Start {
  readonly args?: readonly string[]
  readonly variables?: Record<string, string>
  readonly reader?: ReaderKind
}

/** A reader on which a card lies, and what has become of it. */
function createReader() {
  const life = { opened: 0, closed: 0 }
  const reader: ReaderKind = {
    about: 'emulated',
    open: async () => {
      life.opened += 1
      const slot = createEmulatedSlot({ sleep: async () => undefined })
      slot.insert(createEmulatedCard((await testPersona()).persona))
      return {
        ...slot,
        close: async () => {
          life.closed += 1
        },
      }
    },
  }
  return { life, reader }
}

/** Starts the service; `serving` has its port once it listens, `stop` is the operator's signal. */
function start({ args = [], variables = {}, reader = createReader().reader }: Start = {}) {
  const said: string[] = []
  const complained: string[] = []
  let stop = () => {}
  const stopped = new Promise<void>((resolve) => {
    stop = resolve
  })
  let serve = (_: number) => {}
  const serving = new Promise<number>((resolve) => {
    serve = resolve
  })
  const exit = runBoxHost({
    args: [
      '--reader',
      'emulated',
      '--origin',
      tvOrigin,
      '--port',
      '0',
      '--key-file',
      keyFile,
      ...args,
    ],
    variables: { BOX_HOST_TOKEN: pairingToken, ...variables },
    readers: new Map([['emulated', reader]]),
    say: (line) => {
      said.push(line)
      const port = /listens on ws:\/\/127\.0\.0\.1:([0-9]+)\/jsonrpc/.exec(line)?.[1]
      if (port !== undefined) serve(Number(port))
    },
    complain: (line) => complained.push(line),
    stopped: () => stopped,
  })
  return { said, complained, stop, serving, exit }
}

const thumbprintIn = (said: readonly string[]) =>
  said.map((line) => /RFC 7638\): ([A-Za-z0-9_-]{43})$/.exec(line)?.[1]).find(Boolean)

test('serves a television, tells the key for the register, and stops cleanly', async () => {
  const { life, reader } = createReader()
  const box = start({ reader })
  const line = await enterBoxHost(await box.serving)

  line.ask(1, 'RemoteCardReader.1.triesLeft')
  expect(await line.next()).toMatchObject({ result: { triesLeft: 3 } })
  box.stop()

  expect(await line.closed).toBe(1001)
  expect(await box.exit).toBe(0)
  expect(life).toEqual({ opened: 1, closed: 1 })
  expect(thumbprintIn(box.said)).toBeDefined()
  expect(box.complained).toEqual([])
  expect(box.said.join('\n')).not.toContain(pairingToken)
})

test('has the same key at the next start', async () => {
  const starts = [start(), start()]
  for (const box of starts) {
    await box.serving
    box.stop()
    await box.exit
  }

  expect(thumbprintIn(starts[1]?.said ?? [])).toBe(thumbprintIn(starts[0]?.said ?? []))
})

test('a taken port is said in a sentence, and the reader is let go of', async () => {
  const first = start()
  const { life, reader } = createReader()
  const port = String(await first.serving)

  const second = start({ args: ['--port', port], reader })

  expect(await second.exit).toBe(1)
  expect(second.complained).toEqual([
    `box-host: Port ${port} is taken. Stop what runs there, or choose another with --port.`,
  ])
  expect(life).toEqual({ opened: 1, closed: 1 })
  first.stop()
  await first.exit
})

test('a reader that cannot be opened is said in a sentence', async () => {
  const open = () => Promise.reject(new Error('the package @pokusew/pcsclite is not installed.'))

  const box = start({ reader: { about: '', open } })

  expect(await box.exit).toBe(1)
  expect(box.complained).toEqual([
    'box-host: The reader "emulated" cannot be used: the package @pokusew/pcsclite is not installed.',
  ])
})

test('a key file that cannot be read is said in a sentence, before the reader is opened', async () => {
  const { life, reader } = createReader()
  await writeFile(keyFile, 'no key', { mode: 0o600 })

  const box = start({ reader })

  expect(await box.exit).toBe(1)
  expect(box.complained[0]).toContain(`The key file ${keyFile} cannot be used`)
  expect(life.opened).toBe(0)
})

test('wrong options are a usage error, and a weak token is one in production', async () => {
  expect(await start({ args: ['--port', 'x'] }).exit).toBe(2)
  expect(await start({ variables: { BOX_HOST_TOKEN: 'weak', NODE_ENV: 'production' } }).exit).toBe(
    2,
  )
})

test('a weak token is warned of elsewhere', async () => {
  const box = start({ variables: { BOX_HOST_TOKEN: 'weak' } })
  await box.serving
  box.stop()

  expect(await box.exit).toBe(0)
  expect(box.complained).toEqual([expect.stringContaining('is weak')])
})

test('--help wins over everything', async () => {
  const box = start({ args: ['--help', '--nonsense'], variables: { BOX_HOST_TOKEN: '' } })

  expect(await box.exit).toBe(0)
  expect(box.said.join()).toContain('--key-file')
})
