import { describe, expect, test } from '@jest/globals'
import { capWith, goodCap, utf8 } from '#mocks/fixtures/cap/cap-text'
import { judged } from '#mocks/fixtures/cap/judged'
import { checkCap } from '../check-cap.ts'

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
