import { type ChildProcess, execFile } from 'node:child_process'
import { createServer } from 'node:http'
import { type AddressInfo, createServer as createTcpServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, test } from '@jest/globals'
import { claimDatabase } from './claim-database.ts'
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

interface Ended {
  readonly exit: number | null
  readonly said: string
  readonly errors: readonly string[]
}

interface Start {
  readonly env: Readonly<Record<string, string>>
  readonly args?: readonly string[]
  readonly onChild?: (child: ChildProcess) => void
}

/** Starts the town as `npm start` does; what it says on either stream when it gives up. */
function start({ env, args = [], onChild }: Start): Promise<Ended> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [command, 'town', ...args],
      { env: { PATH: process.env.PATH, ...env } },
      (_error, said, complaints) =>
        resolve({ exit: child.exitCode, said, errors: complaints.trim().split('\n') }),
    )
    onChild?.(child)
  })
}

describe('a town that cannot start', () => {
  test('says in one line that PORT is no port', async () => {
    const { exit, errors } = await start({ env: { PORT: 'abc' } })

    expect([exit, ...errors]).toEqual([2, 'PORT must be a number from 1 to 65535, not "abc".'])
  })

  test('says in one line that the database does not answer, and what to do', async () => {
    const { exit, errors } = await start({
      env: { PORT: String(await freePort()), DATABASE_URL: nobodyListens },
    })

    expect(exit).toBe(1)
    expect(errors).toHaveLength(1)
    expect(errors[0]).toMatch(
      /^The database of DATABASE_URL does not answer .*correct DATABASE_URL/,
    )
  })

  test('says in one line that DATABASE_URL is no address', async () => {
    const { exit, errors } = await start({
      env: { PORT: String(await freePort()), DATABASE_URL: 'nonsense' },
    })

    expect([exit, errors.length]).toEqual([1, 1])
    expect(errors[0]).toContain('DATABASE_URL is not an address such as postgres://')
  })

  test('says in one line that another town has its database', async () => {
    const giveBack = await claimDatabase('127.0.0.1:1', 'http://localhost:8080')

    const { exit, errors } = await start({
      env: { PORT: String(await freePort()), DATABASE_URL: nobodyListens },
    })

    await giveBack()
    expect([exit, errors.length]).toEqual([1, 1])
    expect(errors[0]).toMatch(/^A town runs with this database already, at http:..localhost:8080/)
  })

  test('does not start for an option that is not there', async () => {
    const { exit, errors } = await start({ env: {}, args: ['--port', '80'] })

    expect([exit, errors[0]]).toEqual([2, "mimamori town: Unknown option '--port'"])
  })

  test('tells what it is when it is asked', async () => {
    const { exit, said } = await start({ env: {}, args: ['--help'] })

    expect([exit, said.split(':')[0]]).toEqual([0, 'mimamori town'])
  })

  test('stops without a complaint when it is interrupted before it is up', async () => {
    const [port, database] = [await freePort(), createTcpServer()]
    await new Promise<void>((resolve) => database.listen(0, '127.0.0.1', resolve))
    const { port: databasePort } = database.address() as AddressInfo
    const ended = start({
      env: { PORT: String(port), DATABASE_URL: `postgres://x:y@127.0.0.1:${databasePort}/z` },
      onChild: (child) => {
        database.once('connection', async (socket) => {
          child.kill('SIGINT')
          // Whoever answers twice after a signal has heard it.
          for (const _ of [1, 2]) await fetch(`http://127.0.0.1:${port}/`)
          socket.destroy()
        })
      },
    })

    const { exit, said, errors } = await ended

    database.close()
    expect([exit, said.trim(), errors]).toEqual([130, 'stopped before it was up', ['']])
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
