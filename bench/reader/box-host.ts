import { createPrivateKey, type KeyObject, privateEncrypt } from 'node:crypto'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { WebSocket } from 'ws'
import {
  type BoxHostClient,
  createBoxHostClient,
} from '#remote-reader-driver/contract/box-host-client'
import { webSocketChannel } from '#remote-reader-driver/contract/web-socket-channel'
import { INS_COMPUTE_SIGNATURE } from '#remote-reader-driver/src/apdu/command'
import { createEmulatedCard } from '#remote-reader-driver/src/emulator/emulated-card'
import { createEmulatedSlot } from '#remote-reader-driver/src/emulator/emulated-slot'
import {
  createThrowawayPersona,
  type ThrowawayPersona,
} from '#remote-reader-driver/src/emulator/throwaway-persona'
import { createBoxHost } from '#remote-reader-driver/src/host/box-host'
import { doorLimits, serveBoxHost } from '#remote-reader-driver/src/host/serve'
import type { CardSlot } from '#remote-reader-driver/src/reader/card-slot'
import { type Figure, rounded } from '../figure.ts'

const signIns = 10_000
const signInsPerLook = 1_000
/** Until then V8 still compiles what has become hot. */
const warmLooks = 2
/** Of so many looks the least counts: what garbage collection leaves is never the same. */
const looksCompared = 3
/** A television that is switched on again is a new connection. */
const signInsPerLine = 20
const origin = 'https://tv.example'
const token = 'Zk3pairedWithThisTelevision9'
const how = `10,000 sign-ins of one box host over real WebSockets (${signInsPerLine} each), emulated card with RSA of 2,048 bits, its signature computed by OpenSSL`

/** Signs in 10,000 times through one box host, and looks at what is left behind. */
export async function measureBoxHost(): Promise<Figure[]> {
  const made = await createThrowawayPersona({ certificateLength: 1583 })
  const before = handles()
  const box = await openBox(made)
  const looks: number[] = []
  let seconds = 0
  for (let done = 0; done < signIns; done += signInsPerLook) {
    const startedAt = performance.now()
    await signInOften(box.port, signInsPerLook)
    seconds += (performance.now() - startedAt) / 1000
    looks.push(usedBytes())
  }
  const early = Math.min(...looks.slice(warmLooks, warmLooks + looksCompared))
  const late = Math.min(...looks.slice(-looksCompared))
  await box.close()
  await new Promise((done) => setTimeout(done, 100))
  return figuresOf({ early, late, left: handles() - before, seconds })
}

interface Measured {
  readonly early: number
  readonly late: number
  readonly left: number
  readonly seconds: number
}

const figuresOf = ({ early, late, left, seconds }: Measured): Figure[] => [
  {
    name: 'box host: memory after 3,000 to 5,000 sign-ins',
    value: rounded(early / 1024 / 1024),
    unit: 'MiB',
    atMost: null,
    how: `heap and buffers after garbage collection, least of three looks, with all that the bench has loaded; ${how}`,
  },
  {
    name: 'box host: growth of memory until after 8,000 to 10,000',
    value: rounded((late - early) / 1024),
    unit: 'KiB',
    atMost: 512,
    how: `heap and buffers after garbage collection, least of three looks at either end, client in the same process; ${how}`,
  },
  {
    name: 'box host: handles left after it closed',
    value: left,
    unit: 'handles',
    atMost: 0,
    how: `process.getActiveResourcesInfo() before and after; ${how}`,
  },
  {
    name: 'box host: sign-ins per second',
    value: rounded(signIns / seconds, 0),
    unit: '1/s',
    atMost: null,
    how: `certificate, PIN, signature and one DPoP proof; ${how}`,
  },
]

async function openBox(made: ThrowawayPersona) {
  const slot = createEmulatedSlot({ sleep: async () => undefined })
  slot.insert(createEmulatedCard(made.persona))
  const p256 = { name: 'ECDSA', namedCurve: 'P-256' }
  const host = createBoxHost({
    slot: withOpenSslSignatures(slot, await openSslKey(made)),
    boxKey: await crypto.subtle.generateKey(p256, false, ['sign', 'verify']),
    now: () => new Date(),
    newId: () => crypto.randomUUID(),
    log: () => undefined,
  })
  const limits = { ...doorLimits, burst: 1_000_000 }
  const door = { host, path: '/jsonrpc', origins: [origin], token, limits, port: 0 }
  const served = await serveBoxHost(door)
  const close = async () => {
    await served.close()
    await host.close()
  }
  return { port: served.port, close }
}

/** The emulator's own arithmetic takes many times as long as everything that is measured here. */
const withOpenSslSignatures = (slot: CardSlot, key: KeyObject): CardSlot => ({
  ...slot,
  open: async () => {
    const opened = await slot.open()
    if (!opened.ok) return opened
    const { transmit, powerOff } = opened.value
    const signing: typeof transmit = async (command) => {
      if (command.ins !== INS_COMPUTE_SIGNATURE) return transmit(command)
      const signature = privateEncrypt(key, command.data ?? new Uint8Array())
      return { data: Uint8Array.from(signature), sw: 0x9000 }
    }
    return { ok: true, value: { transmit: signing, powerOff } }
  },
})

async function openSslKey({ persona }: ThrowawayPersona): Promise<KeyObject> {
  const rs256 = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('jwk', persona.authKey, rs256, true, ['sign'])
  const der = await crypto.subtle.exportKey('pkcs8', key)
  return createPrivateKey({ key: Buffer.from(der), format: 'der', type: 'pkcs8' })
}

async function signInOften(port: number, times: number): Promise<void> {
  for (let done = 0; done < times; done += signInsPerLine) {
    const { client, close } = await enter(port)
    for (let one = 0; one < signInsPerLine; one += 1) await signIn(client)
    await close()
  }
}

async function enter(port: number) {
  const url = `ws://127.0.0.1:${port}/jsonrpc?token=${token}`
  const socket = new WebSocket(url, ['notification'], { origin })
  await new Promise((resolve, reject) => {
    socket.once('open', resolve)
    socket.once('error', reject)
  })
  const client = createBoxHostClient(webSocketChannel(socket))
  client.onEvent(() => undefined)
  const close = () =>
    new Promise((resolve) => {
      socket.once('close', resolve)
      socket.close()
    })
  return { client, close }
}

async function signIn(client: BoxHostClient): Promise<void> {
  const message = btoa(JSON.stringify({ purpose: 'login', nonce: crypto.randomUUID() }))
  const proved = await client.authenticate({ message, pin: '1234', spendLastTry: false })
  if (!proved.ok) throw new Error(`the card refused: ${proved.error.kind}`)
  await client.proof({ htm: 'POST', htu: 'https://cable.example/sign-in', accessToken: null })
}

const handles = (): number => process.getActiveResourcesInfo().length

/**
 * What is in use after garbage collection, buffers outside the heap too; V8 gives its collector to
 * whoever asks for the flag.
 */
function usedBytes(): number {
  setFlagsFromString('--expose-gc')
  const collect: () => void = runInNewContext('gc')
  for (let round = 0; round < 4; round += 1) collect()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}
