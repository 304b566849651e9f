import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { SignedXml } from 'xml-crypto'
import { goodCap, utf8 } from '#mocks/fixtures/cap/cap-text'
import { areValidCap } from '#mocks/fixtures/cap/xmllint'
import { runTool } from '#mocks/peers/tool'
import { checkCap } from '../check-cap.ts'
import { type Signer, signAlert } from './sign-alert.ts'

/** A key of its own with a certificate that openssl made. */
async function makeSigner(name: string): Promise<Signer & { readonly publicKey: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'signer-'))
  const [keyFile, certificateFile] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')]
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  writeFileSync(keyFile, privateKey)
  const subject = ['-key', keyFile, '-subj', `/CN=${name}`, '-out', certificateFile]
  await runTool('openssl', ['req', '-x509', ...subject])
  const certificate = readFileSync(certificateFile, 'utf8')
  rmSync(folder, { recursive: true })
  return { privateKey, publicKey, certificate }
}

const town = await makeSigner('town')
const stranger = await makeSigner('stranger')
const signed = signAlert(goodCap, town)

/** Signs only the element with this id. */
function signPart(text: string, uri: string): string {
  const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#'
  const signed = new SignedXml({
    privateKey: town.privateKey,
    publicCert: town.certificate,
    signatureAlgorithm: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
    canonicalizationAlgorithm: exclusive,
  })
  signed.addReference({
    xpath: `//*[@Id='${uri.slice(1)}']`,
    transforms: [exclusive],
    digestAlgorithm: 'http://www.w3.org/2001/04/xmlenc#sha256',
  })
  signed.computeSignature(text, { location: { reference: '/*', action: 'append' } })
  return signed.getSignedXml()
}

function judged(text: string, pinned: readonly string[] = []) {
  const [verdict] = checkCap(utf8(text), pinned)
  return {
    verdict: verdict?.verdict,
    codes: verdict?.findings.map(({ code }) => code),
    signatures: verdict?.signatures.map(({ standing }) => standing),
  }
}

const good = { verdict: 'accepted', codes: [] }

describe('an enveloped signature', () => {
  test('leaves the alert valid and verifies with the key it carries', async () => {
    expect(judged(signed)).toEqual({ ...good, signatures: ['carried_key'] })
    expect(await areValidCap([signed])).toEqual([true])
  })

  test('verifies with a pinned certificate or key', () => {
    expect(judged(signed, [town.certificate])).toEqual({ ...good, signatures: ['pinned_key'] })
    expect(judged(signed, [stranger.certificate, town.publicKey])).toEqual({
      ...good,
      signatures: ['pinned_key'],
    })
  })

  test('verifies with the bare RSA key it carries', () => {
    const { n = '', e = '' } = createPublicKey(town.publicKey).export({ format: 'jwk' })
    const base64 = (text: string) => Buffer.from(text, 'base64url').toString('base64')
    const key = `<KeyInfo><KeyValue><RSAKeyValue><Modulus>${base64(n)}</Modulus><Exponent>${base64(e)}</Exponent></RSAKeyValue></KeyValue></KeyInfo>`
    const bare = signed.replace(/<KeyInfo>.*<\/KeyInfo>/, key)

    expect(bare).not.toBe(signed)
    expect(judged(bare)).toEqual({ ...good, signatures: ['carried_key'] })
  })

  test.each([
    ['a changed word', (text: string) => text.replace('逃げてください', '逃げないでください')],
    ['a removed element', (text: string) => text.replace(/<note>.*<\/note>/, '')],
    ['a changed digest', (text: string) => text.replace(/<DigestValue>./, '<DigestValue>A')],
    [
      'a changed value',
      (text: string) => text.replace(/<SignatureValue>..../, '<SignatureValue>AAAA'),
    ],
  ])('is broken by %s', (_name, spoil) => {
    expect(judged(spoil(signed))).toEqual({
      verdict: 'refused',
      codes: ['signature_broken'],
      signatures: ['broken'],
    })
  })

  test('of white space and comments only is indifferent to what it does not cover', () => {
    const commented = signed.replace('<status>', '<!-- c --><status>')

    expect(judged(commented)).toEqual({ ...good, signatures: ['carried_key'] })
  })

  test('of a stranger is told where a key is pinned', () => {
    expect(judged(signAlert(goodCap, stranger), [town.certificate])).toEqual({
      verdict: 'refused',
      codes: ['signature_not_pinned', 'signature_of_other_key'],
      signatures: ['other_key'],
    })
    expect(judged(goodCap, [town.certificate])).toEqual({
      verdict: 'refused',
      codes: ['signature_not_pinned'],
      signatures: [],
    })
  })

  test('of one part is not one of the alert', () => {
    const text = goodCap.replace('<note>', '<note Id="part">')

    expect(judged(signPart(text, '#part'))).toEqual({
      verdict: 'refused',
      codes: ['attribute_unknown', 'signature_elsewhere'],
      signatures: ['elsewhere'],
    })
  })

  test('of another alert, which it brings along, is not one of this', () => {
    const body = goodCap.replace(/^<\?xml[^>]*\?>/, '').replace('<alert ', '<alert Id="real" ')
    const object = `<Object xmlns="http://www.w3.org/2000/09/xmldsig#">${body}</Object>`
    const whole = signPart(goodCap.replace('</alert>', `${object}</alert>`), '#real')
    const wrapped = whole.replace('逃げてください', '逃げないでください')

    expect(wrapped.indexOf('逃げないで')).toBeLessThan(wrapped.indexOf('逃げてください'))
    expect(judged(wrapped)).toMatchObject({ verdict: 'refused', signatures: ['elsewhere'] })
  })

  test('that nobody here can check is no reason to refuse, and is told', () => {
    const odd = signed.replace('xmldsig-more#rsa-sha256', 'xmldsig-more#ecdsa-sha256')
    const bare = signed.replace(/<KeyInfo>.*<\/KeyInfo>/, '')

    const unchecked = {
      verdict: 'flagged',
      codes: ['signature_unchecked'],
      signatures: ['unchecked'],
    }
    expect(judged(odd)).toEqual(unchecked)
    expect(judged(bare)).toEqual(unchecked)
    expect(
      judged(
        goodCap.replace(
          '</alert>',
          '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"/></alert>',
        ),
      ),
    ).toEqual(unchecked)
  })

  test('holds in a feed, with the prefix declared around it', () => {
    const body = signAlert(goodCap, town).replace(/^<\?xml[^>]*\?>/, '')
    const feed = `<feed xmlns="http://www.w3.org/2005/Atom"><id>a</id><title>b</title>
      <updated>c</updated><entry><id>d</id><title>e</title><updated>f</updated>
      <content type="text/xml">${body}</content></entry></feed>`
    const prefixed = signAlert(
      goodCap.replace(/<(\/?)(\w)/g, '<$1c:$2').replace('xmlns=', 'xmlns:c='),
      town,
    )
    const within = feed
      .replace(body, prefixed.replace(/^<\?xml[^>]*\?>/, '').replace(/ xmlns:c="[^"]*"/, ''))
      .replace('<feed', '<feed xmlns:c="urn:oasis:names:tc:emergency:cap:1.2"')

    expect(judged(feed)).toEqual({ ...good, signatures: ['carried_key'] })
    expect(judged(within)).toEqual({ ...good, signatures: ['carried_key'] })
  })

  test('stands beside another, or countersigns it', () => {
    const second = /<Signature [\s\S]*<\/Signature>/.exec(signAlert(goodCap, stranger))?.[0] ?? ''
    const beside = signed.replace('</alert>', `${second}</alert>`)

    const both = { ...good, signatures: ['carried_key', 'carried_key'] }
    expect(judged(beside)).toEqual(both)
    expect(judged(signAlert(signed, stranger))).toEqual(both)
  })

  test('is never made of more than four', () => {
    const one = '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"/>'

    expect(judged(goodCap.replace('</alert>', `${one.repeat(5)}</alert>`))).toMatchObject({
      verdict: 'flagged',
      codes: ['signature_unchecked'],
    })
  })
})
