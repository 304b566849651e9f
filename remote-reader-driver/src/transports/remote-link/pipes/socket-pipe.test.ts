import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { type AddressInfo, connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, test } from '@jest/globals'
import type { ReportPipe } from '../report-pipe.ts'
import { connectPipe, listenForPipes, socketPipe } from './socket-pipe.ts'

const filled = (value: number) => new Uint8Array(64).fill(value)

function firstPipe() {
  let give: (pipe: ReportPipe) => void = () => undefined
  const pipe = new Promise<ReportPipe>((resolve) => {
    give = resolve
  })
  return { pipe, give: (given: ReportPipe) => give(given) }
}

const reportsOf = (pipe: ReportPipe, count: number) =>
  new Promise<Uint8Array[]>((resolve) => {
    const heard: Uint8Array[] = []
    pipe.onReport((report) => {
      if (heard.push(report) === count) resolve(heard)
    })
  })

test('carries reports both ways and tells both ends of the close', async () => {
  const { pipe, give } = firstPipe()
  const listening = await listenForPipes({ host: '127.0.0.1', port: 0 }, give)
  const near = await connectPipe({ host: '127.0.0.1', port: listening.port ?? 0 })
  const far = await pipe
  const atFar = reportsOf(far, 2)
  const atNear = reportsOf(near, 1)

  near.send(filled(1))
  near.send(filled(2))
  far.send(filled(3))

  expect(await atFar).toEqual([filled(1), filled(2)])
  expect(await atNear).toEqual([filled(3)])
  const gone = new Promise<void>((resolve) => far.onClose(resolve))
  near.close()
  await gone
  await listening.close()
})

test('cuts a stream into reports wherever the network cut it', async () => {
  const { pipe, give } = firstPipe()
  const listening = await listenForPipes({ host: '127.0.0.1', port: 0 }, give)
  const socket = connect({ host: '127.0.0.1', port: listening.port ?? 0 })
  const far = await pipe
  const heard = reportsOf(far, 2)

  socket.write(filled(1).slice(0, 10))
  await new Promise((resolve) => setTimeout(resolve, 20))
  socket.write(Uint8Array.from([...filled(1).slice(10), ...filled(2)]))

  expect(await heard).toEqual([filled(1), filled(2)])
  socket.destroy()
  await listening.close()
})

test('is given up when the other end does not read', async () => {
  const { pipe, give } = firstPipe()
  const listening = await listenForPipes({ host: '127.0.0.1', port: 0 }, give)
  const socket = connect({ host: '127.0.0.1', port: listening.port ?? 0 })
  const far = await pipe
  let isOpen = true
  far.onClose(() => {
    isOpen = false
  })

  socket.pause()
  while (isOpen) {
    for (let sent = 0; sent < 1000; sent += 1) far.send(filled(5))
    await nextTurn()
  }

  socket.destroy()
  await listening.close()
})

test('is closed when the other end leaves its half open', async () => {
  const server = createServer({ allowHalfOpen: true }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const socket = connect({ host: '127.0.0.1', port })
  const [[otherEnd]] = await Promise.all([once(server, 'connection'), once(socket, 'connect')])

  socketPipe(socket).close()

  await once(socket, 'close')
  otherEnd.destroy()
  server.close()
})

test('works over a Unix socket', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'remote-'))
  const path = join(folder, 'remote.sock')
  const { pipe, give } = firstPipe()
  const listening = await listenForPipes({ path }, give)
  const near = await connectPipe({ path })
  const heard = reportsOf(await pipe, 1)

  near.send(filled(4))

  expect(await heard).toEqual([filled(4)])
  near.close()
  await listening.close()
  await rm(folder, { recursive: true })
})

test('says why there is nobody to connect to', async () => {
  const listening = await listenForPipes({ host: '127.0.0.1', port: 0 }, () => undefined)
  const port = listening.port ?? 0
  await listening.close()

  await expect(connectPipe({ host: '127.0.0.1', port })).rejects.toMatchObject({
    code: 'ECONNREFUSED',
  })
})
