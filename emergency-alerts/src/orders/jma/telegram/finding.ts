import type { XmlFaultCode } from '../../xml/xml-fault.ts'

/** How grave it is: a refused telegram proposes nothing and cannot be used; a flagged one is shown with it. */
type Gravity = 'refused' | 'flagged'

/** What can be wrong with a telegram: how grave it is, and what to say of it. */
export const findingKinds = {
  file_empty: ['refused', 'the file is empty'],
  file_too_large: ['refused', 'the file is larger than any telegram'],
  not_xml: ['refused', 'this is no XML; give the telegram itself'],
  encoding_unsupported: ['refused', 'the file is in an encoding that cannot be read'],
  encoding_wrong: ['refused', 'the bytes are not in the encoding that they should be in'],
  doctype_forbidden: ['refused', 'a telegram has no document type and no entities of its own'],
  not_well_formed: ['refused', 'this is not well-formed XML; perhaps it was cut off'],
  nested_too_deep: ['refused', 'elements lie deeper in each other than in any telegram'],
  too_many_elements: ['refused', 'it has more elements than any telegram'],
  not_a_report: ['refused', 'the root element is not Report, so this is no telegram'],
  part_missing: ['refused', 'Control and Head are missing or incomplete'],
  said_twice: ['refused', 'this is said twice, and nobody can tell which holds'],
  status_missing: ['refused', 'nothing says whether this is 通常, 訓練 or 試験'],
  status_unknown: ['refused', 'Status is none of 通常, 訓練, 試験; it is never taken for 通常'],
  info_type_missing: ['refused', 'nothing says whether this is 発表, 訂正 or 取消'],
  info_type_unknown: [
    'refused',
    'InfoType is none of 発表, 訂正, 取消; it is never taken for 発表',
  ],
  not_utf8: ['flagged', 'the declaration names another encoding than UTF-8'],
  wrong_namespace: ['flagged', 'the element is not in the namespace of 気象庁防災情報XML'],
  element_missing: ['flagged', 'the element is missing or empty'],
  element_misplaced: ['flagged', 'the element does not belong here, or not in this place'],
  date_time_malformed: ['flagged', 'this is no date and time with its zone'],
  kind_unknown: [
    'flagged',
    'an InfoKind that the dictionary does not have: shown, proposes nothing',
  ],
  title_unknown: ['flagged', 'a title that the Agency has not published: read by its InfoKind'],
  kind_disagrees: ['flagged', 'InfoKind is not the one of this title: shown, proposes nothing'],
  kind_code_unknown: ['flagged', 'a code that the table of this kind does not have'],
  late: ['flagged', 'sent late (遅延): shown, proposes nothing'],
  words_say_drill: ['flagged', 'the words say 訓練, Status does not: shown, proposes nothing'],
  words_say_test: ['flagged', 'the words say 試験, Status does not: shown, proposes nothing'],
  words_deny_drill: ['flagged', 'the words say it is in earnest, Status says it is not'],
  headline_disagrees: ['flagged', 'headline and body do not warn of the same'],
} as const satisfies Record<XmlFaultCode, readonly [Gravity, string]> &
  Record<string, readonly [Gravity, string]>

export type FindingCode = keyof typeof findingKinds

/** One thing that is wrong with a telegram. */
export interface Finding {
  readonly code: FindingCode
  /** Where: `/Report/Control/Status`. */
  readonly place: string
  /** What stands there, shortened; empty where nothing does. */
  readonly found: string
}

export const finding = (code: FindingCode, place: string, found = ''): Finding => ({
  code,
  place,
  found: shorten(found),
})

const longest = 40
const shorten = (found: string): string => {
  const letters = Array.from(found.replace(/\s+/g, ' ').trim())
  return letters.length <= longest ? letters.join('') : `${letters.slice(0, longest).join('')}…`
}

/** What a telegram is after all findings: the gravest counts. */
export type Verdict = 'accepted' | Gravity

export function verdictOf(findings: readonly Finding[]): Verdict {
  const gravities = findings.map(({ code }) => findingKinds[code][0])
  if (gravities.includes('refused')) return 'refused'
  return gravities.includes('flagged') ? 'flagged' : 'accepted'
}
