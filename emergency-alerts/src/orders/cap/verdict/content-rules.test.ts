import { describe, expect, test } from '@jest/globals'
import { capWith } from '#mocks/fixtures/cap/cap-text'
import { judged } from '#mocks/fixtures/cap/judged'

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
      'a circle around the earth',
      capWith('circle', '<circle>33.75,134.55 500000</circle>'),
      'flagged',
      'circle_too_large',
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
