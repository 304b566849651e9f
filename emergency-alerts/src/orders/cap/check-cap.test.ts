import { describe, expect, test } from '@jest/globals'
import { capAround, capWith, goodCap, utf8 } from '#mocks/fixtures/cap/cap-text'
import { judged } from '#mocks/fixtures/cap/judged'
import { checkCap } from './check-cap.ts'

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
