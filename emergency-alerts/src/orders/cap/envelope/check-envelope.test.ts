import { describe, expect, test } from '@jest/globals'
import { capWith, goodCap, utf8 } from '#mocks/fixtures/cap/cap-text'
import { checkCap } from '../check-cap.ts'

const alert = goodCap.replace(/^<\?xml.*\?>\n/, '')
const bad = capWith('scope', '').replace(/^<\?xml.*\?>\n/, '')
const escaped = goodCap.replace(/&/g, '&amp;').replace(/</g, '&lt;')

const judged = (text: string) =>
  checkCap(utf8(text)).map(({ subject, place, verdict, findings }) => [
    `${subject} ${place}`,
    verdict,
    ...findings.map(({ code }) => code),
  ])

const entry = (content: string) =>
  `<entry><id>a</id><title>b</title><updated>c</updated><content type="text/xml">${content}</content></entry>`
const feed = (...contents: readonly string[]) =>
  `<feed xmlns="http://www.w3.org/2005/Atom"><id>a</id><title>b</title><updated>c</updated>${contents
    .map(entry)
    .join('')}</feed>`

describe('Atom', () => {
  test('gives each alert in it a verdict of its own', () => {
    expect(judged(feed(alert, bad))).toEqual([
      ['alert feed/entry[1]/content/alert', 'accepted'],
      ['alert feed/entry[2]/content/alert', 'refused', 'element_missing'],
    ])
    expect(
      judged(entry(alert).replace('<entry', '<entry xmlns="http://www.w3.org/2005/Atom"')),
    ).toEqual([['alert entry/content/alert', 'accepted']])
  })

  test('may hold an alert as text', () => {
    expect(judged(feed(escaped, `<![CDATA[${bad}]]>`))).toEqual([
      ['alert feed/entry[1]/content/alert', 'accepted'],
      ['alert feed/entry[2]/content/alert', 'refused', 'element_missing'],
    ])
    expect(judged(feed(escaped.replace('&lt;/alert', '')))).toEqual([
      ['file feed/entry/content/', 'refused', 'not_well_formed'],
    ])
  })

  test('that only points to alerts is told apart from alerts', () => {
    expect(judged(feed(alert, 'see there'))).toEqual([
      ['envelope feed', 'flagged', 'envelope_without_alert'],
      ['alert feed/entry[1]/content/alert', 'accepted'],
    ])
    expect(judged(feed())).toEqual([['envelope feed', 'accepted']])
  })

  test.each([
    ['without an id', feed(alert).replace('<id>a</id>', ''), 'envelope_element_missing'],
    [
      'with two titles',
      feed(alert).replace('<title>', '<title>x</title><title>'),
      'envelope_element_repeated',
    ],
    [
      'with an unknown element',
      feed(alert).replace('<title>', '<foo/><title>'),
      'envelope_element_unknown',
    ],
    [
      'with an alert beside its entries',
      feed(alert).replace('</feed>', `${alert}</feed>`),
      'envelope_alert_misplaced',
    ],
    [
      'with neither link nor content',
      feed(alert).replace(
        '</feed>',
        '<entry><id>a</id><title>b</title><updated>c</updated></entry></feed>',
      ),
      'envelope_element_missing',
      'envelope_without_alert',
    ],
  ])('%s is told, and its alerts are read', (_name, text, ...codes) => {
    const [envelope, first] = judged(text)

    expect(envelope).toEqual(['envelope feed', 'flagged', ...codes])
    expect(first?.[1]).toBe('accepted')
  })

  test('may hold elements of other namespaces', () => {
    expect(judged(feed(alert).replace('<title>', '<x xmlns="urn:x"/><title>'))).toEqual([
      ['alert feed/entry/content/alert', 'accepted'],
    ])
  })
})

describe('RSS', () => {
  const rss = (item: string) =>
    `<rss version="2.0"><channel><title>a</title><link>b</link><description>c</description><item>${item}</item></channel></rss>`

  test('gives an alert in it its verdict, as element or as text', () => {
    expect(judged(rss(`<title>a</title>${alert}`))).toEqual([
      ['alert rss/channel/item/alert', 'accepted'],
    ])
    expect(judged(rss(`<description>${escaped}</description>`))).toEqual([
      ['alert rss/channel/item/description/alert', 'accepted'],
    ])
  })

  test('is told what it lacks', () => {
    expect(judged(rss('').replace('<link>b</link>', ''))).toEqual([
      [
        'envelope rss',
        'flagged',
        'envelope_element_missing',
        'envelope_element_missing',
        'envelope_without_alert',
      ],
    ])
    expect(judged('<rss version="2.0"/>')).toEqual([
      ['envelope rss', 'flagged', 'envelope_element_missing'],
    ])
  })
})

describe('EDXL-DE', () => {
  const edxl = (
    content: string,
  ) => `<EDXLDistribution xmlns="urn:oasis:names:tc:emergency:EDXL:DE:1.0">
    <distributionID>a</distributionID><senderID>b</senderID><dateTimeSent>2026-11-22T08:55:00Z</dateTimeSent>
    <distributionStatus>Actual</distributionStatus><distributionType>Report</distributionType>
    <combinedConfidentiality>unclassified</combinedConfidentiality>
    <contentObject>${content}</contentObject></EDXLDistribution>`
  const xml = `<xmlContent><embeddedXMLContent>${alert}</embeddedXMLContent></xmlContent>`

  test('gives an alert in it its verdict', () => {
    expect(judged(edxl(xml))).toEqual([
      ['alert EDXLDistribution/contentObject/xmlContent/embeddedXMLContent/alert', 'accepted'],
    ])
  })

  test('may hold it in base64', () => {
    const data = Buffer.from(goodCap).toString('base64')
    const content = `<nonXMLContent><mimeType>application/cap+xml</mimeType><contentData>${data}</contentData></nonXMLContent>`

    expect(judged(edxl(content))).toEqual([
      ['alert EDXLDistribution/contentObject/nonXMLContent/contentData/alert', 'accepted'],
    ])
  })

  test('is told where it breaks its schema', () => {
    const text = edxl(xml).replace('Report', 'Alert').replace('<senderID>b</senderID>', '')

    expect(judged(text)[0]).toEqual([
      'envelope EDXLDistribution',
      'flagged',
      'envelope_malformed',
      'envelope_malformed',
    ])
    expect(judged(text)[1]?.[1]).toBe('accepted')
  })

  test('of version 2.0 is read too', () => {
    const text = `<edxlDistribution xmlns="urn:oasis:names:tc:emergency:EDXL:DE:2.0"><content><contentObject><contentXML><embeddedXMLContent>${alert}</embeddedXMLContent></contentXML></contentObject></content></edxlDistribution>`

    expect(judged(text).map(([, verdict]) => verdict)).toEqual(['accepted'])
  })
})

describe('what is none of these', () => {
  test.each([
    ['another document', '<html/>', 'root_unknown'],
    [
      'an alert of a namespace nobody knows',
      goodCap.replace('cap:1.2', 'cap:1.3'),
      'namespace_unknown',
    ],
    ['an alert of no namespace', goodCap.replace(/ xmlns="[^"]*"/, ''), 'namespace_unknown'],
    [
      'an encrypted message',
      '<EncryptedData xmlns="http://www.w3.org/2001/04/xmlenc#"/>',
      'encrypted',
    ],
  ])('is refused: %s', (_name, text, code) => {
    expect(judged(text)).toEqual([[expect.stringMatching(/^file /), 'refused', code]])
  })

  test('may hold alerts all the same', () => {
    expect(judged(`<alerts>${alert}${bad}</alerts>`)).toEqual([
      ['envelope alerts', 'flagged', 'envelope_unknown'],
      ['alert alerts/alert[1]', 'accepted'],
      ['alert alerts/alert[2]', 'refused', 'element_missing'],
    ])
  })

  test('is read once: an alert within an alert is only an error of the outer one', () => {
    expect(judged(goodCap.replace('<info>', `${alert}<info>`))).toEqual([
      ['alert alert', 'refused', 'element_unknown'],
    ])
  })
})
