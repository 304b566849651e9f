import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { getRequestListener } from '@hono/node-server'

export interface Listening {
  readonly server: Server
  close(): Promise<void>
}

export interface Answering {
  /** `env` holds node's own request and answer, for whoever writes to the socket itself. */
  readonly fetch: (request: Request, env: object) => Response | Promise<Response>
  /** For a part that speaks with node itself; false leaves the request to `fetch`. */
  readonly answerRaw: (request: IncomingMessage, response: ServerResponse) => boolean
}

/** Opens the town's one port for this machine alone; a taken one is said in a sentence. */
export function listen(port: number, { fetch, answerRaw }: Answering): Promise<Listening> {
  const answer = getRequestListener(fetch)
  const server = createServer((request, response) => {
    if (!answerRaw(request, response)) void answer(request, response)
  })
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => reject(refusalToListen(port, cause)))
    server.listen(port, '127.0.0.1', () => {
      resolve({
        server,
        close: () =>
          new Promise<void>((closed) => {
            server.close(() => closed())
            server.closeAllConnections()
          }),
      })
    })
  })
}

function refusalToListen(port: number, cause: NodeJS.ErrnoException): Error {
  if (cause.code === 'EADDRINUSE') {
    const sentence = `Port ${port} is taken. Stop what runs there, or choose another: PORT=${port + 10} npm start`
    return new Error(sentence, { cause })
  }
  if (cause.code === 'EACCES') {
    return new Error(`Port ${port} needs more rights. Choose one above 1023: PORT=8080 npm start`, {
      cause,
    })
  }
  return new Error(`Port ${port} cannot be opened: ${cause.message}`, { cause })
}
