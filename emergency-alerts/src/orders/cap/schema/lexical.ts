import type { FindingCode } from '../verdict/finding.ts'
import { instantOf } from './instant.ts'
import type { ValueKind } from './slot.ts'

interface Lexical {
  readonly code: FindingCode
  readonly isValid: (text: string) => boolean
}

/** `xs:dateTime` of XML Schema with a time zone; CAP 1.2 narrows it to whole seconds and no `Z`. */
const capTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[-+]\d\d:\d\d$/

/**
 * `xs:anyURI` takes any letter, as if it were escaped; what is left is the shape of RFC 3986: a scheme,
 * one authority, one fragment, whole escapes, brackets around an IP literal only.
 */
const piece = '(?:[^%#?[\\]]|%[0-9a-fA-F]{2})'
const user = '(?:[^%#?[\\]/@]|%[0-9a-fA-F]{2})'
const host = '(?:[^%#?[\\]/@:]|%[0-9a-fA-F]{2})'
const uriReference = new RegExp(
  '^(?:[a-zA-Z][a-zA-Z0-9+.-]*:|(?![^/?#]*:))' +
    `(?://(?:${user}*@)?(?:\\[[^\\]/?#]*\\]|${host}*)(?::[0-9]*)?(?=[/?#]|$)|(?!//))` +
    `${piece}*(?:\\?(?:${piece}|\\?)*)?(?:#(?:${piece}|\\?)*)?$`,
)

/** What may stand in a value, white space around it taken off (XML Schema 1.0, part 2). */
export const lexicals: Readonly<Record<Exclude<ValueKind, 'text'>, Lexical>> = {
  time: {
    code: 'time_malformed',
    isValid: (text) => capTime.test(text) && instantOf(text) !== null,
  },
  oldTime: { code: 'time_malformed', isValid: (text) => instantOf(text) !== null },
  dateTime: { code: 'time_malformed', isValid: (text) => instantOf(text) !== null },
  language: {
    code: 'language_malformed',
    isValid: (text) => /^[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*$/.test(text),
  },
  uri: {
    code: 'uri_malformed',
    isValid: (text) => uriReference.test(text),
  },
  integer: { code: 'number_malformed', isValid: (text) => /^[-+]?\d+$/.test(text) },
  decimal: {
    code: 'number_malformed',
    isValid: (text) => /^[-+]?(\d+(\.\d*)?|\.\d+)$/.test(text),
  },
}
