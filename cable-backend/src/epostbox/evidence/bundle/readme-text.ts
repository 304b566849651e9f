import type { EvidenceProfile } from '../evidence-store.ts'

const proves = `この証拠が示すこと
  受け取った時刻に、利用者証明用電子証明書のカードと暗証番号を使える人が、
  statement.txt の文のとおりに答えたこと（電子利用者証明）。
  カードの証明書が、validation.json の sourceUpdatedAt の時点で失効と報告されていないこと。
  その後、この一式が 1バイトも変わっていないこと（封かんと時刻の印）。

示さないこと
  本人以外（カードと暗証番号を知る家族など）が代わりに押していないこと。
  答えたあとの生存。失効していないことは、生存を意味しません。
  電子署名法にいう署名であること。この証拠は電子利用者証明の記録です。
`

const full = `この一式（full）には、カードの返事、証明書、失効情報が入っています。
openssl だけで確かめられます。

  unzip evidence.zip -d evidence
  openssl x509 -inform DER -in evidence/card-cert.der -noout -pubkey > card.pem
  openssl dgst -sha256 -verify card.pem -signature evidence/card.sig evidence/statement.json
`

const attested = `この一式（attested）には、証明書、番号、失効情報は入っていません。
カードについての確認は、私書箱の運営者が行い、封かんで証明しています。
あなたの手元でカードの返事そのものを確かめることはできません。
validation.json の salted は、裁判所などの求めで運営者が中身を示すための印です。
`

const commands = `封かんと時刻の印の確かめ方（authority.pem は運営者と時刻局から別に受け取ったもの）

  openssl cms -verify -cades -binary -purpose any -inform DER \\
    -in manifest.p7s -content manifest.json -CAfile seal-authority.pem
  openssl ts -verify -in manifest.tsr -data manifest.p7s -CAfile tsa-authority.pem

終了コードだけで判断しないでください。verify-evidence.sh が全部を順に確かめます。
`

/** What the bundle proves and does not prove, and how to check it by hand. */
export const readmeText = (profile: EvidenceProfile): string =>
  [proves, profile === 'full' ? full : attested, commands].join('\n')
