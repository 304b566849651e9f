import type { ServerType } from '@hono/node-server'

/** Takes no more connections, and resolves when every request that had come is answered. */
export const closeServer = (server: ServerType): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve())
  })
