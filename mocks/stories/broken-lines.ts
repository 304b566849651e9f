import type { Television } from './viewer.ts'

/** The first request to this address arrives and is answered, but the answer never comes back. */
export async function loseFirstAnswer(tv: Television, address: string): Promise<readonly number[]> {
  const lost: number[] = []
  await tv.page.route(
    address,
    async (route) => {
      const answer = await route.fetch()
      lost.push(answer.status())
      await route.abort()
    },
    { times: 1 },
  )
  return lost
}

interface HostLine {
  /** The native service behind the reader goes away; who calls it again gets no answer. */
  cut(): Promise<void>
  mend(): void
}

/** Lays hands on the television's line to its box host; the television is switched on anew. */
export async function holdHostLine(tv: Television): Promise<HostLine> {
  const hangUps: (() => Promise<void>)[] = []
  let whenBack = Promise.resolve()
  let mend = () => undefined
  await tv.page.routeWebSocket(/\/jsonrpc/, async (line) => {
    await whenBack
    const host = line.connectToServer()
    hangUps.push(async () => {
      await host.close()
      await line.close()
    })
  })
  await tv.page.reload()
  await tv.waitForScreen('watching')
  return {
    cut: async () => {
      whenBack = new Promise((resolve) => {
        mend = () => void resolve()
      })
      for (const hangUp of hangUps.splice(0)) await hangUp()
    },
    mend: () => mend(),
  }
}
