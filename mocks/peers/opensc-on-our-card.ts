import { X509Certificate } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { requirePersona } from '../fixtures/personas.ts'
import { signingPasswordOf } from '../fixtures/two-key-card.ts'
import type { Peers, PluggedIn } from './peers.ts'
import { runTool } from './tool.ts'

const hanako = requirePersona('hanako')
const pin = hanako.pin
const password = signingPasswordOf(hanako)
const wrongPin = '0000'

/** Spares OpenSC its thirty probes for other cards; only how it recognises the card needs them. */
const knowingTheCard = { OPENSC_DRIVER: 'jpki' }
const pkcs15 = (...args: readonly string[]) => runTool('pkcs15-tool', args, knowingTheCard)
const pkcs11 = (...args: readonly string[]) => runTool('pkcs11-tool', args, knowingTheCard)

const triesLeftIn = (said: string): readonly number[] =>
  Array.from(said.matchAll(/Tries left\s*: (\d+)/g), ([, tries]) => Number(tries))
const derIn = (said: string): Uint8Array => {
  const [pem] = /-----BEGIN CERTIFICATE-----[\s\S]+-----END CERTIFICATE-----/.exec(said) ?? ['']
  return new Uint8Array(new X509Certificate(pem).raw)
}

/** OpenSC, the most used open driver of this card, takes our emulated one for it. */
export function describeOpenSc(peers: () => Peers): void {
  describe('OpenSC on the emulated card', () => {
    let plugged: PluggedIn
    let folder: string

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'mimamori-opensc-'))
      plugged = await peers().plugIn()
    })
    afterAll(() => rm(folder, { recursive: true, force: true }))

    const bytes = {
      '01': () => peers().persona.authCertificate,
      '03': () => peers().persona.authCa,
      '04': () => peers().persona.signing?.ca,
    } as const

    test('is told that it is a JPKI card', async () => {
      const { code, said } = await runTool('opensc-tool', ['--name'])

      expect(code).toBe(0)
      expect(said).toMatch(/^jpki$/m)
    })

    test('lists both certificates and those of their authorities', async () => {
      const { said } = await pkcs15('--list-certificates')

      expect(
        Array.from(said.matchAll(/^X\.509 Certificate \[(.*)\]$/gm), ([, name]) => name),
      ).toEqual([
        'User Authentication Certificate',
        'Digital Signature Certificate',
        'User Authentication Certificate CA',
        'Digital Signature Certificate CA',
      ])
    })

    test.each(['01', '03', '04'] as const)('reads certificate %s byte for byte', async (id) => {
      const { said } = await pkcs15('--read-certificate', id)

      expect(derIn(said)).toEqual(bytes[id]())
    })

    test('reads the signing certificate only after the signing password', async () => {
      const without = await pkcs15('--read-certificate', '02')
      const withPassword = await pkcs15(
        ...['--verify-pin', '--auth-id', '02', '--pin', password, '--read-certificate', '02'],
      )

      expect(without.code).not.toBe(0)
      expect(derIn(withPassword.said)).toEqual(peers().persona.signing?.certificate)
    })

    test.each([
      { key: '01', slot: '0', secret: pin, certificate: () => peers().persona.authCertificate },
      {
        key: '02',
        slot: '1',
        secret: password,
        certificate: () => peers().persona.signing?.certificate,
      },
    ])('signs with key $key what openssl verifies', async ({ key, slot, secret, certificate }) => {
      const place = (name: string) => join(folder, `${key}-${name}`)
      const pem = new X509Certificate(certificate() ?? new Uint8Array()).publicKey
      await writeFile(place('key.pem'), pem.export({ type: 'spki', format: 'pem' }))
      await writeFile(place('message'), 'a message')

      const signed = await pkcs11(
        ...['--module', 'opensc-pkcs11.so', '--slot-index', slot, '--login', '--pin', secret],
        ...['--sign', '--id', key, '-m', 'SHA256-RSA-PKCS'],
        ...['--input-file', place('message'), '--output-file', place('signature')],
      )
      const verified = await runTool('openssl', [
        ...['dgst', '-sha256', '-verify', place('key.pem')],
        ...['-signature', place('signature'), place('message')],
      ])

      expect(signed.code).toBe(0)
      expect(verified).toEqual({ code: 0, said: 'Verified OK\n' })
    })

    test('shows the tries fall, also after the card was away, down to a blocked PIN', async () => {
      const logIn = () =>
        pkcs11(
          '--module',
          'opensc-pkcs11.so',
          '--slot-index',
          '0',
          '--login',
          '--pin',
          wrongPin,
          '-O',
        )
      const triesLeft = async () => triesLeftIn((await pkcs15('--list-pins')).said)
      const { plug, card, layBack } = plugged

      expect(await triesLeft()).toEqual([3, 5])
      expect((await logIn()).said).toContain('CKR_PIN_INCORRECT')
      plug.remove()
      await layBack(card)
      expect(await triesLeft()).toEqual([2, 5])
      expect((await logIn()).said).toContain('CKR_PIN_INCORRECT')
      expect((await logIn()).said).toContain('CKR_PIN_INCORRECT')
      expect(await triesLeft()).toEqual([0, 5])
      expect(card.triesLeft()).toBe(0)
      // OpenSC knows 6983 as a locked PIN; 6984, which a My Number Card says, it does not.
      expect((await logIn()).said).toContain('CKR_GENERAL_ERROR')
    })
  })
}
