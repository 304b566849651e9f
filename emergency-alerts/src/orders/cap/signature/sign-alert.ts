import { SignedXml } from 'xml-crypto'

export interface Signer {
  /** An RSA key in PEM. */
  readonly privateKey: string
  /** Its certificate in PEM; it travels in the signature. */
  readonly certificate: string
}

const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#'

/** Puts an enveloped signature into an alert (CAP 1.2 §3.3.2.1): RSA with SHA-256. */
export function signAlert(xml: string, { privateKey, certificate }: Signer): string {
  const signed = new SignedXml({
    privateKey,
    publicCert: certificate,
    signatureAlgorithm: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
    canonicalizationAlgorithm: exclusive,
  })
  signed.addReference({
    xpath: '/*',
    isEmptyUri: true,
    transforms: ['http://www.w3.org/2000/09/xmldsig#enveloped-signature', exclusive],
    digestAlgorithm: 'http://www.w3.org/2001/04/xmlenc#sha256',
  })
  signed.computeSignature(xml, { location: { reference: '/*', action: 'append' } })
  return signed.getSignedXml()
}
