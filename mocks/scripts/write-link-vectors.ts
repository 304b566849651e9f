import { writeFile } from 'node:fs/promises'
import { makeLinkVectors } from '#remote-reader-driver/src/emulator/remote/link-vectors'

/** Writes the vectors of the remote link anew; only a new version of the protocol changes them. */
const file = new URL('../../docs/protocol/remote-link-vectors.json', import.meta.url)
await writeFile(file, `${JSON.stringify(await makeLinkVectors(), null, 1)}\n`)
