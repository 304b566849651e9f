import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { requirePersona } from '../fixtures/personas.ts'
import { createCommandRunner } from '../fixtures/running-command.ts'
import { enterBoxHost, pairingToken, tvOrigin } from '../fixtures/served-box-host.ts'
import { readerName } from './pcscd.ts'
import type { Peers } from './peers.ts'
import { runTool } from './tool.ts'

const { pin } = requirePersona('hanako')
/** The virtual reader has two slots; the first belongs to the other tests. */
const secondSlot = 1

/** Both commands as people type them, joined by a real pcscd. */
export function describeCommands(peers: () => Peers): void {
  describe('mimamori card and mimamori box-host on pcscd', () => {
    let folder: string
    const commands = createCommandRunner(() => folder)

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'mimamori-commands-'))
    })
    afterAll(async () => {
      commands.killAll()
      await rm(folder, { recursive: true })
    })

    const layCard = () => {
      const place = `127.0.0.1:${peers().pcscd.port + secondSlot}`
      return commands.run(['card', '--persona', 'hanako', '--vpcd', place])
    }

    test('sign in, miss the card that is gone, and go on with the next', async () => {
      const card = layCard()
      await card.says(/power on/)
      const box = commands.run(
        ['box-host', '--reader', 'pcsc', '--origin', tvOrigin, '--port', '0'],
        {
          BOX_HOST_TOKEN: pairingToken,
          BOX_HOST_PCSC_READER: `${readerName} 00 0${secondSlot}`,
        },
      )
      const line = await enterBoxHost(Number(await box.says(/ws:\/\/127\.0\.0\.1:([0-9]+)/)))
      const authenticate = async (typed: string) => {
        const params = { message: 'AAAA', pin: typed, spendLastTry: false }
        line.ask(1, 'RemoteCardReader.1.authenticate', params)
        return line.next()
      }
      for (const event of ['cardRemoved', 'cardInserted']) {
        line.ask(1, 'RemoteCardReader.1.register', { event, id: 'tv' })
        await line.next()
      }

      expect(await authenticate(pin)).toMatchObject({ result: { algorithm: 'RS256' } })
      expect(await authenticate('0000')).toMatchObject({ error: { data: { triesLeft: 2 } } })
      card.child.kill('SIGTERM')
      expect(await line.next()).toMatchObject({ method: 'tv.cardRemoved' })
      expect(await authenticate(pin)).toMatchObject({ error: { message: 'no_card' } })
      expect(await card.exit).toBe(0)

      const next = layCard()
      expect(await line.next()).toMatchObject({ method: 'tv.cardInserted' })
      expect(await authenticate(pin)).toMatchObject({ result: { algorithm: 'RS256' } })
      box.child.kill('SIGTERM')
      expect(await box.exit).toBe(0)

      expect(card.all()).toContain('tries left: PIN 2')
      expect(await runTool('opensc-tool', ['--reader', String(secondSlot), '--name'])).toEqual({
        code: 0,
        said: expect.stringMatching(/^jpki$/m),
      })
      next.child.kill('SIGTERM')
      expect(await next.exit).toBe(0)
      for (const said of [box.all(), card.all(), next.all()]) expect(said).not.toContain('0000')
    })
  })
}
