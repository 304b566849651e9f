import { execFile } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, test } from '@jest/globals'
import { type Listening, listen } from './listen.ts'

const command = fileURLToPath(new URL('../mimamori.mjs', import.meta.url))
const nobodyListens = 'postgres://nobody:nothing@127.0.0.1:1/nothing'

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** Starts the town as `npm start` does; what it says on either stream when it gives up. */
function start(env: Readonly<Record<string, string>>) {
  return new Promise<{ readonly exit: number | null; readonly errors: readonly string[] }>(
    (resolve) => {
      const child = execFile(
        process.execPath,
        [command, 'town'],
        { env: { PATH: process.env.PATH, ...env } },
        (_error, _said, complaints) =>
          resolve({ exit: child.exitCode, errors: complaints.trim().split('\n') }),
      )
    },
  )
}

describe('a town that cannot start', () => {
  test('says in one line that PORT is no port', async () => {
    expect(await start({ PORT: 'abc' })).toEqual({
      exit: 2,
      errors: ['PORT must be a number from 1 to 65535, not "abc".'],
    })
  })

  test('says in one line that the database does not answer, and what to do', async () => {
    const { exit, errors } = await start({
      PORT: String(await freePort()),
      DATABASE_URL: nobodyListens,
    })

    expect(exit).toBe(1)
    expect(errors).toHaveLength(1)
    expect(errors[0]).toMatch(
      /^The database of DATABASE_URL does not answer .*correct DATABASE_URL/,
    )
  })

  test('says in one line that DATABASE_URL is no address', async () => {
    const { exit, errors } = await start({
      PORT: String(await freePort()),
      DATABASE_URL: 'nonsense',
    })

    expect([exit, errors.length]).toEqual([1, 1])
    expect(errors[0]).toContain('DATABASE_URL is not an address such as postgres://')
  })
})

describe('the one port', () => {
  const open: Listening[] = []
  afterEach(async () => {
    for (const one of open.splice(0)) await one.close()
  })

  test('says that it is taken, and names another', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const { port } = other.address() as AddressInfo
    const answering = { fetch: () => new Response('here'), answerRaw: () => false }

    await expect(listen(port, answering)).rejects.toThrow(
      `Port ${port} is taken. Stop what runs there, or choose another: PORT=${port + 10} npm start`,
    )
    await new Promise((resolve) => other.close(resolve))
    open.push(await listen(port, answering))
    expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe('here')
  })
})
