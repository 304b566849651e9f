import {
  openRemoteKeys,
  type RemoteKeys,
} from '#remote-reader-driver/src/host/remote/remote-keys-file'
import { createCardReader } from '#remote-reader-driver/src/reader/card-reader'
import { pairWithRemote } from '#remote-reader-driver/src/transports/remote-link/pairing/pair-with-remote'
import {
  connectPipe,
  type SocketPlace,
} from '#remote-reader-driver/src/transports/remote-link/pipes/socket-pipe'
import type { ReportPipe } from '#remote-reader-driver/src/transports/remote-link/report-pipe'
import { createRemoteLinkSlot } from '#remote-reader-driver/src/transports/remote-link/session/remote-link-slot'

export interface CheckDeps {
  readonly place: SocketPlace
  readonly memory: string
  readonly say: (line: string) => void
}

/** Plays the box against a remote: everything that a sign-in needs but the PIN; true when it works. */
export async function checkRemote({ place, memory, say }: CheckDeps): Promise<boolean> {
  const kept = await openRemoteKeys(memory)
  const pipe = await connectPipe(place)
  const { keys } = kept
  const pairedWith = kept.pairedWith ?? (await pair({ pipe, keys, say }))
  if (pairedWith === null) {
    pipe.close()
    return false
  }
  if (kept.pairedWith === null) await kept.remember(pairedWith)
  const slot = createRemoteLinkSlot({ pipe, keys, pairedWith })
  const reader = createCardReader({ slot })
  const { signal } = new AbortController()
  try {
    const tries = await reader.triesLeft(signal)
    const { link, batteryPercent, signalPercent } = slot.status()
    say(`session: ${link}, battery ${batteryPercent ?? '?'} %, signal ${signalPercent ?? '?'} %`)
    say(`card: ${slot.presence()}`)
    say(tries.ok ? `tries left: ${tries.value}` : `tries left: refused, ${tries.error.kind}`)
    const certificate = await reader.certificate(signal)
    const read = certificate.ok ? `${certificate.value.length} bytes` : certificate.error.kind
    say(`certificate: ${read}`)
    return tries.ok && certificate.ok
  } finally {
    await slot.close()
  }
}

async function pair({
  say,
  ...deps
}: Pick<CheckDeps, 'say'> & {
  readonly pipe: ReportPipe
  readonly keys: RemoteKeys['keys']
}): Promise<Uint8Array | null> {
  const showCode = (code: string | null) => {
    if (code !== null) say(`not paired: type ${code} on the remote`)
  }
  const paired = await pairWithRemote({ ...deps, showCode })
  say(paired.ok ? 'paired' : `not paired: ${paired.error}`)
  return paired.ok ? paired.value : null
}
