import { createHash } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const patienceMs = 2000

/**
 * Takes a database (its folder, or host and port of its server) for one town on this machine: a
 * second one would give the walls' roles new passwords, and end an embedded server with itself. The
 * claim is a local socket, so it ends with its process however that ends. Resolves to what gives it
 * back; a database that is taken is said in a sentence, with the address of the town that has it.
 */
export async function claimDatabase(
  database: string,
  origin: string,
): Promise<() => Promise<void>> {
  const path = socketOf(database)
  const server = createServer((socket) => socket.on('error', () => undefined).end(origin))
  if (!(await isOpened(server, path))) {
    const holder = await askHolder(path)
    if (holder !== null) throw new Error(sentenceAbout(holder))
    await rm(path, { force: true })
    if (!(await isOpened(server, path))) throw new Error(sentenceAbout(''))
  }
  server.unref()
  return () => new Promise((resolve) => server.close(() => resolve()))
}

function sentenceAbout(holder: string): string {
  const where = holder === '' ? '' : `, at ${holder}/`
  return `A town runs with this database already${where}. Use that one, or stop it first (Ctrl-C where it runs).`
}

/** Where the town that has a database listens. */
export function socketOf(database: string): string {
  const name = `mimamori-${createHash('sha256').update(database).digest('hex').slice(0, 16)}`
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`)
}

function isOpened(server: Server, path: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const onError = (cause: NodeJS.ErrnoException) => {
      if (cause.code === 'EADDRINUSE') resolve(false)
      else reject(new Error(`The socket ${path} cannot be opened: ${cause.message}`, { cause }))
    }
    server.once('error', onError)
    server.listen(path, () => {
      server.off('error', onError)
      resolve(true)
    })
  })
}

/** The address of the town behind the socket, '' when it is silent; null when nobody is there. */
function askHolder(path: string): Promise<string | null> {
  return new Promise((resolve) => {
    let said = ''
    const socket = connect(path)
    socket.setTimeout(patienceMs, () => socket.destroy())
    socket.on('data', (bytes) => {
      said += bytes
    })
    socket.once('error', () => resolve(null))
    socket.once('close', () => resolve(said))
  })
}
