import { createServer, type ServerResponse } from 'node:http'
import { answerParent, ownCosts } from './child-process.ts'

/**
 * The measure of all things: Node's own server that keeps answers open and writes the given bytes to
 * each of them, and does nothing else.
 */
const open = new Set<ServerResponse>()
const server = createServer((_request, response) => {
  response.writeHead(200, { 'Content-Type': 'text/event-stream' })
  response.write('retry: 1000\n\n')
  open.add(response)
  response.on('close', () => open.delete(response))
})

const acts = {
  ...ownCosts,
  open: () =>
    new Promise<string>((resolve) => {
      server.listen(0, '127.0.0.1', () => {
        const address = server.address()
        const port = address !== null && typeof address === 'object' ? address.port : 0
        resolve(`http://127.0.0.1:${port}/`)
      })
    }),
  write: (frame: string) => {
    const bytes = Buffer.from(frame)
    for (const response of open) response.write(bytes)
  },
}
export type BareActs = typeof acts

answerParent(acts, async () => {
  server.close()
  server.closeAllConnections()
})
