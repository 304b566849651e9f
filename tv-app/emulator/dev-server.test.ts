import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type EmulatorDriver, openEmulator } from './emulator-driver.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
let server: ChildProcess
let address = ''

/** Starts what `npm run tv` starts, on any free port; resolves to the address that it prints. */
async function startDevServer(): Promise<string> {
  const options = [
    '--config',
    'tv-app/emulator/vite.config.ts',
    '--port',
    '0',
    '--logLevel',
    'info',
  ]
  server = spawn('node_modules/.bin/vite', options, {
    cwd: root,
    env: { ...process.env, BROWSER: 'none', NO_COLOR: '1', NODE_OPTIONS: '' },
  })
  let said = ''
  for (;;) {
    const found = /http:\/\/localhost:\d+\//.exec(said)
    if (found !== null) return found[0]
    const [bytes] = await once(server.stdout ?? server, 'data')
    said += bytes
  }
}

beforeAll(async () => {
  address = await startDevServer()
})

afterAll(async () => {
  const ended = once(server, 'exit')
  server.kill()
  await ended
})

test('brings who opens the printed address to a town in the page, on the box they named', async () => {
  const answer = await fetch(`${address}?box=yoshida-living`, { redirect: 'manual' })

  expect([answer.status, answer.headers.get('location')]).toEqual([
    302,
    '/?box=yoshida-living&town=page',
  ])
})

describe('the page that it serves', () => {
  let driver: EmulatorDriver

  beforeAll(async () => {
    driver = await openEmulator({ baseUrl: address, boxId: 'tanaka-living' })
  })
  afterAll(async () => {
    await driver.close()
  })

  test('shows a television, with no server behind it', async () => {
    await driver.waitForScreen('watching')

    expect(driver.complaints).toEqual([])
  })

  test('lets no panel cover another, and brings every switch into view', async () => {
    const places = await driver.page.evaluate(() => {
      const boxes = ['.mast', '.set', '.tray', '.alerts', '.panels'].map((name) => {
        const { top, bottom } =
          document.querySelector(name)?.getBoundingClientRect() ?? new DOMRect()
        return { name, top, bottom }
      })
      return boxes.map((box, at) => [box.name, box.top >= (boxes[at - 1]?.bottom ?? 0)])
    })
    const column = await driver.page.evaluate(() => {
      const left = document.querySelector('.left') ?? document.body
      left.scrollTo(0, left.scrollHeight)
      const { bottom } = document.querySelector('.panels')?.getBoundingClientRect() ?? new DOMRect()
      return { isInView: bottom <= window.innerHeight, overflow: getComputedStyle(left).overflowY }
    })

    expect(places).toEqual(places.map(([name]) => [name, true]))
    expect(column).toEqual({ isInView: true, overflow: 'auto' })
  })
})
