import { openHidPipe } from '../../transports/hid/hid-pipe.ts'
import { loadNodeHid } from '../../transports/hid/node-hid-library.ts'
import { pairWithRemote } from '../../transports/remote-link/pairing/pair-with-remote.ts'
import { connectPipe, parsePlace } from '../../transports/remote-link/pipes/socket-pipe.ts'
import type { ReportPipe } from '../../transports/remote-link/report-pipe.ts'
import { createRemoteLinkSlot } from '../../transports/remote-link/session/remote-link-slot.ts'
import { realSurroundings } from '../../transports/remote-link/surroundings.ts'
import type { ClosableSlot } from '../service/readers.ts'
import { lastingPipe } from './lasting-pipe.ts'
import { openRemoteKeys, type RemoteKeys } from './remote-keys-file.ts'

export interface RemoteReaderPlan {
  /** `host:port` or the path of a Unix socket; null for a dongle by HID. */
  readonly place: string | null
  readonly keysFile: string
  readonly say: (line: string) => void
}

const retryMs = 1_000

/**
 * The reader in the remote, over its radio link. A remote that was never paired is paired now; its
 * dongle may be pulled out and put back. Rejects with a sentence when there is no way to a remote.
 */
export async function openRemoteReader(plan: RemoteReaderPlan): Promise<ClosableSlot> {
  const known = await openRemoteKeys(plan.keysFile)
  const openPipe = await pipeOpener(plan.place)
  const { after } = realSurroundings
  const pairedWith = known.pairedWith ?? (await pair(plan, known, openPipe))
  const pipe = lastingPipe({ openPipe, after, retryMs })
  return createRemoteLinkSlot({ pipe, keys: known.keys, pairedWith })
}

type PipeOpener = () => Promise<ReportPipe | null>

async function pipeOpener(place: string | null): Promise<PipeOpener> {
  if (place !== null) return emulatedRemoteOpener(place)
  const library = await loadNodeHid()
  if (library === null) {
    throw new Error('the package node-hid is not installed here: npm install node-hid')
  }
  return () => openHidPipe(library)
}

function emulatedRemoteOpener(typed: string): PipeOpener {
  const place = parsePlace(typed)
  if (place === null) {
    throw new Error(
      `an emulated remote is at HOST:PORT or at the path of a socket (/… or ./…), not at "${typed}"`,
    )
  }
  return () => connectPipe(place)
}

async function pair(
  { keysFile, say }: RemoteReaderPlan,
  { keys, remember }: RemoteKeys,
  openPipe: PipeOpener,
): Promise<Uint8Array> {
  const pipe = await openPipe()
  if (pipe === null) throw new Error('no remote is paired yet, and there is no dongle to pair by')
  const showCode = (code: string | null) => {
    if (code !== null) say(`box-host: to pair, type ${code} on the remote`)
  }
  try {
    const paired = await pairWithRemote({ pipe, keys, showCode })
    if (!paired.ok) {
      throw new Error(
        `the remote was not paired (${paired.error}): open its pairing window and start again`,
      )
    }
    await remember(paired.value)
    say(`box-host: the remote is paired, and its key is kept in ${keysFile}`)
    return paired.value
  } finally {
    pipe.close()
  }
}
