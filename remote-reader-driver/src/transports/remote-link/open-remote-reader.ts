import { openPairingFile } from './pairing/pairing-file.ts'
import { createLastingPipe } from './pipes/lasting-pipe.ts'
import { connectPipe, parsePlace } from './pipes/socket-pipe.ts'
import type { ReportPipe } from './report-pipe.ts'
import { createRemoteLinkSlot, type RemoteLinkSlot } from './session/remote-link-slot.ts'
import { realSurroundings } from './surroundings.ts'

export interface RemoteReaderPlace {
  /** `hid` for a dongle, else HOST:PORT or the path of a Unix socket of an emulated remote. */
  readonly place: string
  /** The box's keys and its remote's, written when they were paired. */
  readonly pairingFile: string
}

/**
 * The card slot of the remote that this box was paired with, over whatever carries its reports;
 * dongles may be pulled out and put in. A box that was never paired is a fault.
 */
export async function openRemoteReader({
  place,
  pairingFile,
}: RemoteReaderPlace): Promise<RemoteLinkSlot> {
  const { keys, pairedWith } = await openPairingFile(pairingFile)
  if (pairedWith === null) throw new Error(`${pairingFile} says that no remote was paired`)
  const open = await openerOf(place)
  const pipe = createLastingPipe({ open, after: realSurroundings.after })
  return createRemoteLinkSlot({ pipe, keys, pairedWith })
}

async function openerOf(place: string): Promise<() => Promise<ReportPipe | null>> {
  if (place !== 'hid') {
    const parsed = parsePlace(place)
    if (parsed === null) throw new Error(`"${place}" is no HOST:PORT and no path of a socket`)
    return () => connectPipe(parsed)
  }
  const { loadNodeHid } = await import('../hid/node-hid-library.ts')
  const { openHidPipe } = await import('../hid/hid-pipe.ts')
  const library = await loadNodeHid()
  if (library === null) throw new Error('node-hid is not installed or does not load here')
  return () => openHidPipe(library)
}
