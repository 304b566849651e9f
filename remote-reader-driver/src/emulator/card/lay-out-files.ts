import type { KeyName, KeyProfile } from '../../jpki/profile/profile.ts'
import type { PersonaCard, SigningPart } from '../persona-card.ts'
import type { CardFile, CardFiles } from './card-file.ts'
import type { CardOptions } from './card-model.ts'
import { certificateFile, open, referenceFiles, tokenInformation } from './file-contents.ts'

/** Lays a persona's certificates, PINs and keys out in the files of the card's application. */
export function layOutFiles(persona: PersonaCard, options: CardOptions): CardFiles {
  const { profile } = options.model
  const { signing } = persona
  const authentication = {
    certificate: persona.authCertificate,
    key: persona.authKey,
    ca: persona.authCa,
  }
  const present = Uint8Array.of(signing === undefined ? 0x00 : 0x8f, 0x8f, 0x00)
  return new Map<number, CardFile>([
    ...referenceFiles(profile),
    [profile.tokenInformationFile, open(tokenInformation())],
    [profile.presentCertificatesFile, open(present)],
    ...filesOfKey('authentication', authentication, options),
    ...filesOfKey('signing', signing ?? null, options),
  ])
}

function filesOfKey(
  name: KeyName,
  part: Pick<SigningPart, 'certificate' | 'key' | 'ca'> | null,
  { model, randomBytes }: CardOptions,
): [number, CardFile][] {
  const profile: KeyProfile = model.profile.keys[name]
  const { file, form, mostTries } = profile.pin
  const needs = profile.isCertificateProtected ? name : null
  const key = part === null ? null : model.readKey(part.key, randomBytes)
  return [
    [profile.certificateFile, certificateFile(part?.certificate, needs)],
    [profile.authorityFile, certificateFile(part?.ca, null)],
    [profile.keyFile, { kind: 'key', needs: name, key }],
    [file, { kind: 'pin', pin: name, form, mostTries }],
  ]
}
