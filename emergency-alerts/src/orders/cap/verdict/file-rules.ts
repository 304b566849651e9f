import type { XmlFaultCode } from '../../xml/xml-fault.ts'
import { flagged, type Rule, refused } from './rule.ts'

/** Before an alert is found in the file, and around it. */
export const fileRules = {
  file_empty: refused(() => 'The file is empty; send the alert again.'),
  file_too_large: refused(() => 'The file is larger than 8 MiB, the most that is read; split it.'),
  not_xml: refused((why) => `This is no XML (${why}); send the alert itself.`),
  encoding_unsupported: refused((name) => `The encoding ${name} is not read; save it as UTF-8.`),
  encoding_wrong: refused((why) => `The encoding is wrong: ${why}; correct the XML declaration.`),
  doctype_forbidden: refused(() => 'The file has a DOCTYPE, which may define entities; remove it.'),
  not_well_formed: refused((why) => `This is not well-formed XML (${why}); correct or resend it.`),
  nested_too_deep: refused(() => 'Elements are nested more than 64 deep; no alert needs that.'),
  too_many_elements: refused(() => 'The file has more than 200,000 elements; split it.'),
  root_unknown: refused(
    (name) => `${name} is no CAP alert, Atom, RSS or EDXL-DE; send one of these.`,
  ),
  namespace_unknown: refused(
    (uri) => `The namespace ${uri} is not CAP; use urn:oasis:names:tc:emergency:cap:1.2.`,
  ),
  encrypted: refused(() => 'The message is encrypted; decrypt it before it is checked.'),
  envelope_unknown: flagged(
    (name) => `The alert lies in an unknown envelope, ${name}; see that this is meant.`,
  ),
  envelope_element_missing: flagged(
    (name) => `${name} is missing in the envelope; have the feed corrected.`,
  ),
  envelope_element_repeated: flagged(
    (name) => `${name} may stand only once; have the feed corrected.`,
  ),
  envelope_element_unknown: flagged((name) => `${name} is unknown there; have the feed corrected.`),
  envelope_malformed: flagged(
    (why) => `The envelope breaks its schema (${why}); have it corrected.`,
  ),
  envelope_alert_misplaced: flagged(
    () =>
      'The alert lies outside of every entry, where readers do not look; have it moved into one.',
  ),
  envelope_without_alert: flagged(
    (count) =>
      `Entries without an alert in them: ${count}; fetch what they point to and check that.`,
  ),
} as const satisfies Record<string, Rule> & Record<XmlFaultCode, Rule>
