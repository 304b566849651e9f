import type { OrderDocument } from '../../../contract/order-document.ts'
import { withCheckDigit } from '../cap/write/municipality-code.ts'
import { hazardNames, kindNames } from '../words/order-kinds.ts'
import { japanTime } from '../xml/japan-time.ts'
import { branch, leaf, leafIf, writeXml, type XmlNode } from '../xml/write-xml.ts'
import { detailsOf, type OrderDetail } from './order-details.ts'

export interface LAlertExport {
  readonly document: OrderDocument
  /** The documents issued before of the same order, the oldest first. */
  readonly earlier: readonly OrderDocument[]
  /** Who sends: a domain of the municipality. */
  readonly sender: string
}

const namespaces = {
  xmlns: 'urn:oasis:names:tc:emergency:EDXL:DE:1.0',
  'xmlns:commons': 'http://xml.publiccommons.ne.jp/xml/edxl/',
  'xmlns:pcx': 'http://xml.publiccommons.ne.jp/pcxml1/3',
  'xmlns:pcx_ib': 'http://xml.publiccommons.ne.jp/pcxml1/informationBasis3',
  'xmlns:pcx_eb': 'http://xml.publiccommons.ne.jp/pcxml1/elementBasis3',
  'xmlns:pcx_ev': 'http://xml.publiccommons.ne.jp/pcxml1/body/evacuation3',
} as const

const disclaimer =
  'Lアラート（公共情報コモンズ）の公開されている形にならったもので、適合検査を受けておらず、認定をうたうものではありません。' +
  ' In the shape of L-Alert as far as it is public; it has passed no conformance test and claims no certification.'

/**
 * An order in the shape of an L-Alert document: EDXL-DE 1.0 around a PCXML report with a body of
 * evacuation orders. It claims no certification and says so in the file: the manuals and the
 * conformance test (XML適合検査) are not public, so a real connection needs both.
 */
export const writeLAlert = (given: LAlertExport): string =>
  writeXml(distributionNode(given), disclaimer)

function distributionNode(given: LAlertExport): XmlNode {
  const { document, sender } = given
  return branch(
    'EDXLDistribution',
    [
      leaf('distributionID', document.orderId),
      leaf('senderID', sender),
      leaf('dateTimeSent', japanTime(document.issuedAt)),
      leaf('distributionStatus', document.status),
      leaf('distributionType', distributionType(document)),
      leaf('combinedConfidentiality', 'unclassified'),
      leaf('language', 'ja'),
      branch('contentObject', [
        leaf('contentDescription', titleOf(document)),
        branch('xmlContent', [branch('embeddedXMLContent', [reportNode(given)])]),
        leaf('commons:publishingOfficeName', document.municipality.name.text),
        leaf('commons:publishingOfficeID', withCheckDigit(document.municipality.code)),
        leaf('commons:publishingOfficeDomainName', sender),
        ...revisionNodes('commons', document),
        leaf('commons:category', 'EVACUATION_ORDER'),
      ]),
    ],
    namespaces,
  )
}

/** A mistake is a Cancel; a lift is news of the same matter. */
function distributionType({ standing, revision }: OrderDocument): string {
  if (standing === 'cancelled') return 'Cancel'
  return revision === 1 ? 'Report' : 'Update'
}

const revisionNodes = (
  prefix: string,
  { orderId, revision }: OrderDocument,
): readonly XmlNode[] => [
  leaf(`${prefix}:documentRevision`, String(revision)),
  ...leafIf(`${prefix}:previousDocumentRevision`, revision === 1 ? null : String(revision - 1)),
  leaf(`${prefix}:documentID`, orderId),
]

const marks = { Actual: '', Exercise: '【訓練】', Test: '【試験】' } as const

const titleOf = ({ status }: OrderDocument): string => `${marks[status]}避難情報`

function reportNode(given: LAlertExport): XmlNode {
  const { document } = given
  const office = document.municipality.name.text
  return branch('pcx:Report', [
    branch('pcx:Control', [
      leaf('pcx:Title', titleOf(document)),
      leaf('pcx:distributionStatus', document.status),
      branch('pcx:EditorialOffice', officeNodes(document)),
      branch('pcx:PublishingOffice', officeNodes(document)),
    ]),
    branch('pcx_ib:Head', [
      leaf('pcx_ib:Title', `${marks[document.status]}${office} 避難情報`),
      leaf('pcx_ib:CreateDateTime', japanTime(document.issuedAt)),
      leaf('pcx_ib:FirstCreateDateTime', japanTime((given.earlier[0] ?? document).issuedAt)),
      leaf('pcx_ib:ReportDateTime', japanTime(document.issuedAt)),
      leaf('pcx_ib:distributionID', document.orderId),
      leaf('pcx_ib:distributionType', distributionType(document)),
      ...revisionNodes('pcx_ib', document),
      branch('pcx_ib:Headline', [
        leaf('pcx_ib:Text', headlineOf(document)),
        branch(
          'pcx_ib:Areas',
          document.areas.map(({ name }) => areaNode('pcx_ib', name)),
        ),
      ]),
    ]),
    branch('pcx_ev:EvacuationOrder', orderNodes(given)),
  ])
}

const officeNodes = ({ municipality }: OrderDocument): readonly XmlNode[] => [
  leaf('pcx_eb:OrganizationCode', withCheckDigit(municipality.code)),
  leaf('pcx_eb:OfficeName', municipality.name.text),
]

/** The words carry 【訓練】 already; where they are empty the title still does. */
const headlineOf = ({ words }: OrderDocument): string =>
  [words.ja.what.text, words.ja.act.text].filter((text) => text !== '').join('')

const orderNodes = (given: LAlertExport): readonly XmlNode[] => [
  branch('pcx_eb:Disaster', [
    leaf('pcx_eb:DisasterName', hazardNames[given.document.hazard].ja.text),
  ]),
  ...leafIf('pcx_ev:ComplementaryInfo', given.document.words.ja.otherwise.text),
  ...detailsOf(given.document, given.earlier).map((detail) => detailNode(detail, given.document)),
]

const detailNode = ({ kind, isLift, areas }: OrderDetail, { issuedAt }: OrderDocument): XmlNode =>
  branch('pcx_ev:Detail', [
    leaf('pcx_ev:Sort', kindNames[kind].ja.text),
    leaf('pcx_ev:IssueOrLift', isLift ? '解除' : '発令'),
    branch(
      'pcx_ev:Areas',
      areas.map(({ name }) => areaNode('pcx_ev', name, japanTime(issuedAt))),
    ),
  ])

const areaNode = (
  prefix: string,
  { text, kana }: OrderDocument['areas'][number]['name'],
  changedAt: string | null = null,
): XmlNode =>
  branch(`${prefix}:Area`, [
    leaf('pcx_eb:AreaName', text),
    leaf('pcx_eb:AreaNameKana', kana),
    ...leafIf('pcx_ev:DateTime', changedAt),
  ])
