import { describe, expect, test } from '@jest/globals'
import { capAround, capWith, goodCap, utf8 } from '#mocks/fixtures/cap/cap-text'
import { checkCap } from './check-cap.ts'

/** The verdict on a file of one alert, and the rules that it breaks. */
function judged(text: string): readonly string[] {
  const [verdict, ...more] = checkCap(utf8(text))
  expect(more).toEqual([])
  return [verdict?.verdict ?? '', ...(verdict?.findings ?? []).map(({ code }) => code)]
}

describe('a good alert', () => {
  test('is accepted and read', () => {
    const [verdict] = checkCap(utf8(goodCap))

    expect(verdict).toMatchObject({
      subject: 'alert',
      place: 'alert',
      identifier: '36387.one',
      verdict: 'accepted',
      findings: [],
      signatures: [],
    })
    expect(verdict?.alert).toEqual({
      version: '1.2',
      identifier: '36387.one',
      sender: 'bosai@minami.example',
      sent: '2026-11-22T17:55:00+09:00',
      status: 'Actual',
      msgType: 'Update',
      source: '防災係',
      scope: 'Public',
      restriction: null,
      addresses: ['town hall', 'hospital'],
      codes: ['one', 'two'],
      note: '読み方',
      references: [
        {
          sender: 'bosai@minami.example',
          identifier: '36387.none',
          sent: '2026-11-22T16:55:00+09:00',
        },
      ],
      incidents: ['river', 'two words'],
      infos: [
        {
          language: 'ja-JP',
          categories: ['Met', 'Safety'],
          event: '避難指示',
          responseTypes: ['Evacuate'],
          urgency: 'Immediate',
          severity: 'Severe',
          certainty: 'Likely',
          audience: '住民',
          eventCodes: [{ name: 'kind', value: 'evacuation' }],
          effective: '2026-11-22T17:50:00+09:00',
          onset: '2026-11-22T18:00:00+09:00',
          expires: '2026-11-23T05:55:00+09:00',
          senderName: '美波町',
          headline: '逃げてください',
          description: '日和佐川があふれそうです。',
          instruction: '高い所へ。',
          web: 'https://minami.example/',
          contact: '0884-00-0000',
          parameters: [{ name: 'JP:警戒レベル', value: '4' }],
          resources: [
            {
              description: '地図',
              mimeType: 'text/plain',
              size: '3',
              uri: 'map.txt',
              derefUri: 'YWJj',
              digest: 'a9993e364706816aba3e25717850c26c9cd0d89d',
            },
          ],
          areas: [
            {
              description: '奥河内',
              polygons: [
                [
                  { lat: 33.7, lon: 134.5 },
                  { lat: 33.7, lon: 134.6 },
                  { lat: 33.8, lon: 134.6 },
                  { lat: 33.8, lon: 134.5 },
                  { lat: 33.7, lon: 134.5 },
                ],
              ],
              circles: [{ center: { lat: 33.75, lon: 134.55 }, radiusKm: 0.5 }],
              geocodes: [{ name: 'town', value: '363870005000' }],
              altitude: '0',
              ceiling: '300',
            },
          ],
        },
      ],
    })
  })

  test.each([
    [
      'with a prefix on every element',
      goodCap.replace(/<(\/?)(\w)/g, '<$1c:$2').replace('xmlns=', 'xmlns:c='),
    ],
    [
      'with white space in its polygon',
      capAround('\n33.7,134.5\t33.7,134.6\n33.8,134.6 33.7,134.5 '),
    ],
    ['with a plus before its degrees', capAround('+33.7,134.5 33.7,134.6 33.8,134.6 +33.7,134.5')],
    ['with a corner given twice in a row', capAround('1,1 1,1 1,2 2,2 2,2 1,1')],
    ['with a circle of no radius', capWith('circle', '<circle>33.75,134.55 0.0</circle>')],
    ['without an area', capWith('area', '')],
    ['without any info', capWith('info', '')],
    ['with an empty language, which is the default', capWith('language', '<language/>')],
    [
      'with a language of registered subtags',
      capWith('language', '<language>ja-simple</language>'),
    ],
    [
      'with white space around a time',
      capWith('sent', '<sent> 2026-11-22T17:55:00+09:00\n</sent>'),
    ],
    ['with UTC as most write it', capWith('sent', '<sent>2026-11-22T08:55:00+00:00</sent>')],
    [
      'effective before it was sent',
      capWith('effective', '<effective>2026-11-01T00:00:00-00:00</effective>'),
    ],
    ['with a value in CDATA', capWith('event', '<event><![CDATA[避難 <4>]]></event>')],
    ['with comments and instructions', goodCap.replace('<status>', '<!-- a --><?b c?><status>')],
    [
      'with a hint where its schema is',
      goodCap.replace(
        'cap:1.2">',
        'cap:1.2" xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:schemaLocation="a b">',
      ),
    ],
    [
      'with references over several lines',
      goodCap.replace(
        '+09:00</references>',
        '+09:00\n  a,b,2026-01-01T00:00:00-00:00\n</references>',
      ),
    ],
    [
      'for some, with a restriction',
      capWith('scope', '<scope>Restricted</scope>').replace(
        '<restriction/>',
        '<restriction>staff</restriction>',
      ),
    ],
    [
      'with a text of 1,395 letters',
      capWith('description', `<description>${'a'.repeat(1395)}</description>`),
    ],
    [
      'with a Japanese text of 615 letters',
      capWith('description', `<description>${'あ'.repeat(615)}</description>`),
    ],
  ])('%s is accepted', (_name, text) => {
    expect(judged(text)).toEqual(['accepted'])
  })
})

describe('against the schema', () => {
  test.each([
    ['an element missing', capWith('scope', ''), 'refused', 'element_missing'],
    [
      'an element twice',
      goodCap.replace('<status>', '<status>Test</status><status>'),
      'refused',
      'element_repeated',
    ],
    [
      'an unknown element',
      goodCap.replace('<scope>', '<priority>1</priority><scope>'),
      'refused',
      'element_unknown',
    ],
    [
      'an element within a value',
      capWith('event', '<event><b>x</b></event>'),
      'refused',
      'element_unknown',
    ],
    [
      'an element of no namespace',
      goodCap.replace('<scope>', '<scope xmlns="">'),
      'refused',
      'element_of_other_namespace',
    ],
    ['text between elements', goodCap.replace('<scope>', '{}<scope>'), 'refused', 'text_stray'],
    [
      'an unknown attribute',
      goodCap.replace('<scope>', '<scope id="1">'),
      'flagged',
      'attribute_unknown',
    ],
    ['an empty enumeration', capWith('urgency', '<urgency/>'), 'refused', 'value_not_allowed'],
    [
      'another enumeration',
      capWith('certainty', '<certainty>Very Likely</certainty>'),
      'refused',
      'value_not_allowed',
    ],
    [
      'an enumeration in small letters',
      capWith('status', '<status>actual</status>'),
      'refused',
      'value_not_allowed',
    ],
    [
      'white space around an enumeration',
      capWith('status', '<status> Actual </status>'),
      'flagged',
      'value_padded',
    ],
    [
      'a time in UTC as Z',
      capWith('sent', '<sent>2026-11-22T08:55:00Z</sent>'),
      'refused',
      'time_malformed',
    ],
    [
      'a time with a fraction',
      capWith('sent', '<sent>2026-11-22T17:55:00.5+09:00</sent>'),
      'refused',
      'time_malformed',
    ],
    [
      'a time with a comma for its sign',
      capWith('sent', '<sent>2026-11-22T17:55:00,09:00</sent>'),
      'refused',
      'time_malformed',
    ],
    [
      'a day that no month has',
      capWith('expires', '<expires>2027-02-29T00:00:00+09:00</expires>'),
      'refused',
      'time_malformed',
    ],
    [
      'a language of too many letters',
      capWith('language', '<language>japaneselanguage</language>'),
      'flagged',
      'language_malformed',
    ],
    ['a size in words', capWith('size', '<size>3 kB</size>'), 'flagged', 'number_malformed'],
    [
      'a URI with half an escape',
      capWith('web', '<web>https://minami.example/%2</web>'),
      'flagged',
      'uri_malformed',
    ],
  ])('%s', (_name, text, verdict, code) => {
    expect(judged(text)).toEqual([verdict, code])
  })

  test('names the element that is out of place, not those behind it', () => {
    const moved = capWith('incidents', '').replace('<status>', '<incidents>a</incidents><status>')
    const [verdict] = checkCap(utf8(moved))

    expect(verdict?.findings).toEqual([
      {
        code: 'element_out_of_order',
        weight: 'refused',
        at: 'alert/incidents',
        line: 6,
        sentence: 'The element is out of place; move it before <info>.',
      },
    ])
    expect(verdict?.alert).toBeNull()
  })

  test('counts elements of one name in the place', () => {
    const text = capWith('category', '').replace(
      '<category>Safety',
      '<category>Met</category><category>x',
    )
    const [verdict] = checkCap(utf8(text))

    expect(verdict?.findings.map(({ at }) => at)).toEqual(['alert/info/category[2]'])
  })

  test('lists fifty findings and the one that refuses the alert', () => {
    const codes = '<code a="1"/>'.repeat(60)
    const text = goodCap.replace('<note>', `${codes}<note>`).replace('<circle>', '<x/><circle>')
    const codesFound = judged(text)

    expect(codesFound).toHaveLength(53)
    expect(codesFound[0]).toBe('refused')
    expect(codesFound.slice(-2)).toEqual(['findings_cut_off', 'element_unknown'])
  })
})

const reference = '<references>a,b,2026-01-01T00:00:00-00:00</references>'
const asked = (scope: string) => capWith('scope', `<scope>${scope}</scope>`)

describe('against what the standard says in words', () => {
  test.each([
    [
      'a blank identifier',
      capWith('identifier', '<identifier> </identifier>'),
      'refused',
      'identifier_empty',
    ],
    [
      'an identifier with a comma',
      capWith('identifier', '<identifier>a,b</identifier>'),
      'refused',
      'identifier_characters',
    ],
    [
      'an identifier with an ampersand',
      capWith('identifier', '<identifier>a&amp;b</identifier>'),
      'refused',
      'identifier_characters',
    ],
    ['an empty sender', capWith('sender', '<sender/>'), 'refused', 'sender_empty'],
    [
      'a sender with a space',
      capWith('sender', '<sender>town hall</sender>'),
      'refused',
      'sender_characters',
    ],
    ['an Update of nothing', capWith('references', ''), 'refused', 'references_missing'],
    [
      'a Cancel of nothing',
      capWith('references', '<references> </references>').replace('>Update<', '>Cancel<'),
      'refused',
      'references_missing',
    ],
    [
      'an Ack of nothing',
      capWith('references', '').replace('>Update<', '>Ack<'),
      'refused',
      'references_missing',
    ],
    [
      'references of two parts',
      capWith('references', '<references>a,b</references>'),
      'refused',
      'references_unreadable',
    ],
    [
      'references without a time',
      capWith('references', '<references>a,b,c</references>'),
      'refused',
      'references_unreadable',
    ],
    [
      'an Alert with odd references',
      capWith('references', '<references>a</references>').replace('>Update<', '>Alert<'),
      'flagged',
      'references_odd',
    ],
    [
      'references with commas between',
      capWith('references', reference.replace('</', ',c,d,2026-01-01T00:00:00-00:00</')),
      'flagged',
      'references_joined',
    ],
    [
      'a reference to itself',
      capWith(
        'references',
        '<references>bosai@minami.example,36387.one,2026-11-22T17:55:00+09:00</references>',
      ),
      'flagged',
      'references_itself',
    ],
    [
      'an Error without a word',
      capWith('note', '').replace('>Update<', '>Error<'),
      'flagged',
      'note_missing',
    ],
    ['Restricted, to nobody knows whom', asked('Restricted'), 'refused', 'restriction_missing'],
    [
      'Private, to nobody',
      asked('Private').replace(/<addresses>.*<\/addresses>/, ''),
      'refused',
      'addresses_missing',
    ],
    [
      'a restriction of something public',
      capWith('restriction', '<restriction>staff</restriction>'),
      'flagged',
      'restriction_unneeded',
    ],
    ['an event without a name', capWith('event', '<event/>'), 'flagged', 'event_empty'],
    [
      'a text of 1,396 letters',
      capWith('description', `<description>${'a'.repeat(1396)}</description>`),
      'flagged',
      'text_too_long',
    ],
    [
      'a text of 698 brackets',
      capWith('description', `<description>${'['.repeat(698)}</description>`),
      'flagged',
      'text_too_long',
    ],
    [
      'a Japanese text of 616 letters',
      capWith('description', `<description>${'あ'.repeat(616)}</description>`),
      'flagged',
      'text_too_long',
    ],
    [
      'expired before it was sent',
      capWith('expires', '<expires>2026-11-22T17:54:59+09:00</expires>'),
      'flagged',
      'expires_before_sent',
    ],
    [
      'expired before it begins',
      capWith('expires', '<expires>2026-11-22T17:59:59+09:00</expires>'),
      'flagged',
      'expires_before_start',
    ],
    [
      'no MIME type',
      capWith('mimeType', '<mimeType>text</mimeType>'),
      'flagged',
      'mime_type_malformed',
    ],
    ['an empty MIME type', capWith('mimeType', '<mimeType/>'), 'flagged', 'mime_type_malformed'],
    [
      'content that is not base64',
      capWith('derefUri', '<derefUri>abc</derefUri>'),
      'flagged',
      'deref_uri_malformed',
    ],
    [
      'a digest of something else',
      capWith('digest', `<digest>${'0'.repeat(40)}</digest>`),
      'flagged',
      'digest_differs',
    ],
    [
      'a digest that is none',
      capWith('digest', '<digest>abc</digest>'),
      'flagged',
      'digest_malformed',
    ],
    [
      'an area without a name',
      capWith('areaDesc', '<areaDesc> </areaDesc>'),
      'flagged',
      'area_name_empty',
    ],
    ['a ceiling without a floor', capWith('altitude', ''), 'flagged', 'ceiling_without_altitude'],
    [
      'a ceiling below its floor',
      capWith('ceiling', '<ceiling>-1</ceiling>'),
      'flagged',
      'ceiling_below_altitude',
    ],
    ['an empty circle', capWith('circle', '<circle/>'), 'flagged', 'circle_empty'],
    [
      'a circle without a radius',
      capWith('circle', '<circle>33.75,134.55</circle>'),
      'refused',
      'circle_unreadable',
    ],
    [
      'a circle of less than nothing',
      capWith('circle', '<circle>33.75,134.55 -1</circle>'),
      'refused',
      'circle_unreadable',
    ],
    [
      'a circle beyond the pole',
      capWith('circle', '<circle>133.75,234.55 1</circle>'),
      'refused',
      'position_out_of_range',
    ],
  ])('%s', (_name, text, verdict, code) => {
    expect(judged(text)).toEqual([verdict, code])
  })
})

describe('a polygon', () => {
  test.each([
    ['of nothing', ' ', 'flagged', 'polygon_empty'],
    ['of a placeholder', '{}', 'refused', 'polygon_unreadable'],
    ['of two corners', '1,1 2,2', 'refused', 'polygon_too_few'],
    ['of three corners', '1,1 2,2 1,1', 'refused', 'polygon_too_few'],
    ['with heights', '1,1,0 1,2,0 2,2,0 1,1,0', 'refused', 'polygon_unreadable'],
    ['with spaces for commas', '1 1 1 2 2 2 1 1', 'refused', 'polygon_unreadable'],
    ['with a comma too many', '1,1 1,2, 2,2 1,1', 'refused', 'polygon_unreadable'],
    ['with exponents', '1e1,1 1,2 2,2 1e1,1', 'refused', 'polygon_unreadable'],
    [
      'with longitude first',
      '134.5,33.7 134.6,33.7 134.6,33.8 134.5,33.7',
      'refused',
      'position_swapped',
    ],
    ['off the earth', '91,181 91,182 92,182 91,181', 'refused', 'position_out_of_range'],
    ['left open', '1,1 1,2 2,2 2,1', 'flagged', 'polygon_unclosed'],
    ['of one place', '1,1 1,1 1,1 1,1', 'flagged', 'polygon_flat'],
    ['along a line and back', '1,1 1,3 1,2 1,1', 'flagged', 'polygon_touches_itself'],
    ['like an 8', '1,1 2,2 2,1 1,2 1,1', 'flagged', 'polygon_crosses_itself'],
    [
      'like an 8 with a corner in the middle',
      '0,0 1,1 2,0 2,2 1,1 0,2 0,0',
      'flagged',
      'polygon_touches_itself',
    ],
    ['with a corner on its side', '0,0 0,4 4,4 0,2 4,0 0,0', 'flagged', 'polygon_touches_itself'],
  ])('%s', (_name, polygon, verdict, code) => {
    expect(judged(capAround(polygon))).toEqual([verdict, code])
  })

  test('within another of its area is told: there are no holes', () => {
    const inner = '33.72,134.52 33.72,134.53 33.73,134.53 33.72,134.52'
    const text = goodCap.replace('<circle>', `<polygon>${inner}</polygon><circle>`)

    expect(judged(text)).toEqual(['flagged', 'polygon_in_polygon'])
  })

  test('beside another may share corners and a whole side with it', () => {
    const notched = '0,0 0,4 4,4 2,2 4,0 0,0'
    const filling = '4,4 2,2 4,0 4,4'
    const text = capAround(notched).replace('<circle>', `<polygon>${filling}</polygon><circle>`)

    expect(judged(text)).toEqual(['accepted'])
  })

  test('far from its neighbours is told when it would be near with latitude and longitude swapped', () => {
    const other = '<area><areaDesc>b</areaDesc><circle>-0.5,53.2 1</circle></area>'
    const text = capAround('51.4,0.2 51.5,0.2 51.5,0.3 51.4,0.2')
      .replace('<circle>33.75,134.55 0.5</circle>', '')
      .replace('</area>', `</area>${other}`)

    expect(judged(text)).toEqual(['flagged', 'areas_swapped'])
  })
})

describe('an older version', () => {
  const v11 = goodCap
    .replace('cap:1.2', 'cap:1.1')
    .replace(/<mimeType>.*<\/mimeType>/, '')
    .replace('17:55:00+09:00</sent>', '17:55:00.5+09:00</sent>')
  const v10 = `<alert xmlns="http://www.incident.com/cap/1.0"><identifier>a</identifier><sender>b</sender>
    <sent>2003-06-17T14:57:00-07:00</sent><status>Actual</status><msgType>Alert</msgType>
    <password>c</password><info><event>d</event><urgency>Immediate</urgency>
    <severity>Severe</severity><certainty>Very Likely</certainty><eventCode>same=SVR</eventCode>
    <area><areaDesc>e</areaDesc><geocode>fips6=006109</geocode></area></info></alert>`

  test('is read by its own schema, and its sender asked for the newest', () => {
    expect(judged(v11)).toEqual(['flagged', 'version_superseded'])
    expect(judged(v10)).toEqual(['flagged', 'version_superseded'])
    expect(checkCap(utf8(v10))[0]?.alert).toMatchObject({
      version: '1.0',
      scope: 'Public',
      infos: [
        {
          eventCodes: [{ name: 'same', value: 'SVR' }],
          areas: [{ geocodes: [{ name: 'fips6', value: '006109' }] }],
        },
      ],
    })
  })

  test('breaks its own schema, not that of another', () => {
    expect(judged(v11.replace('Evacuate', 'AllClear'))).toEqual([
      'refused',
      'version_superseded',
      'value_not_allowed',
    ])
    expect(judged(v11.replace('+09:00</sent>', 'Z</sent>'))).toEqual([
      'flagged',
      'version_superseded',
      'time_with_z',
    ])
    expect(judged(v11.replace('cap:1.1', 'cap:1.2')).slice(0, 1)).toEqual(['refused'])
  })
})
