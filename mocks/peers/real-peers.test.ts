import { afterAll, beforeAll, describe } from '@jest/globals'
import { findMissingPeers } from './missing-peers.ts'
import { describeOpenSc } from './opensc-on-our-card.ts'
import { describeCommands } from './our-commands-on-pcscd.ts'
import { describePcscTransport } from './our-transport-on-pcscd.ts'
import { type Peers, startPeers } from './peers.ts'

// One file, because there can be only one pcscd on a machine.
const missing = findMissingPeers()

if (missing !== null) {
  process.stderr.write(`Skipped, real peers of the card reader: ${missing}.\n`)
}

const describeWherePeersAre = missing === null ? describe : describe.skip
describeWherePeersAre('real peers of the card reader', () => {
  let peers: Peers | null = null
  beforeAll(async () => {
    peers = await startPeers()
  })
  afterAll(() => peers?.dispose())
  const started = (): Peers => {
    if (peers === null) throw new Error('the peers did not start')
    return peers
  }
  describeOpenSc(started)
  describeCommands(started)
  describePcscTransport(started)
})
