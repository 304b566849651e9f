import type { boxHostSubprotocol } from '#remote-reader-driver/contract/box-host'
import { webSocketChannel } from '#remote-reader-driver/contract/web-socket-channel'
import { loadAlertConfig } from './alert-config.ts'
import { joinBrowser } from './join-browser.ts'

const fetchFrom: typeof fetch = (input, init) => fetch(input, init)
const after = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
const subprotocol: typeof boxHostSubprotocol = 'notification'

/** Opens a line to the native service of this box; rejects when it does not answer. */
function openHostChannel(url: string) {
  const socket = new WebSocket(url, subprotocol)
  return new Promise<ReturnType<typeof webSocketChannel>>((resolve, reject) => {
    socket.addEventListener('open', () => resolve(webSocketChannel(socket)))
    socket.addEventListener('error', () => reject(new Error('the box host does not answer')))
  })
}

/** A script of its own, before the app's and without anything of it: it stands when the app falls. */
async function start(): Promise<void> {
  const storage = window.localStorage
  // The page's address goes along: in the simulated town it says which box this is.
  const url = `./config.json${window.location.search}`
  const config = await loadAlertConfig(url, { fetchFrom, storage, after })
  joinBrowser({
    ...config,
    fetchFrom,
    storage,
    openChannel: () => openHostChannel(config.boxHostUrl),
    trace: () => undefined,
  })
}

void start()
