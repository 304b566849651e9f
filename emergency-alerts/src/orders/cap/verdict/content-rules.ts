import { flagged, type Rule, refused } from './rule.ts'

/** What the text of the standard demands beyond its schema (CAP 1.2 §3.2), and common mistakes. */
export const contentRules = {
  identifier_empty: refused(() => 'The identifier is empty; nothing could refer to this alert.'),
  identifier_characters: refused(
    () => 'An identifier may not contain spaces, commas, < or &; no update could refer to it.',
  ),
  sender_empty: refused(() => 'The sender is empty; name who sent the alert.'),
  sender_characters: refused(
    () => 'A sender may not contain spaces, commas, < or &; no update could refer to it.',
  ),
  references_missing: refused(
    (type) => `${type} must say in <references> which alert it is about.`,
  ),
  references_unreadable: refused(
    (text) =>
      `${text} is not sender,identifier,sent; without it nobody knows which alert is meant.`,
  ),
  references_joined: flagged(
    () => 'References are parted by spaces, these by commas; see that they were read as meant.',
  ),
  references_odd: flagged((text) => `${text} is not sender,identifier,sent; correct or remove it.`),
  references_itself: flagged(() => 'The alert refers to itself; name the earlier ones only.'),
  note_missing: flagged(() => 'An Error should explain itself in <note>; ask the sender why.'),
  restriction_missing: refused(
    () => 'A Restricted alert must say in <restriction> who may see it.',
  ),
  restriction_unneeded: flagged(
    (scope) => `<restriction> contradicts the scope ${scope}; ask which holds.`,
  ),
  addresses_missing: refused(() => 'A Private alert must name its recipients in <addresses>.'),
  event_empty: flagged(() => 'The event has no name; say what happens.'),
  text_too_long: flagged(
    (most) => `The description is longer than ${most}, what a phone shows; shorten it.`,
  ),
  expires_before_sent: flagged(
    () => 'The alert had expired before it was sent; correct <expires>.',
  ),
  expires_before_start: flagged(
    (name) => `The alert expires before its <${name}>; correct the times.`,
  ),
  mime_type_malformed: flagged((text) => `${text} is no MIME type; write one like image/png.`),
  deref_uri_malformed: flagged(() => '<derefUri> is not base64; encode the content anew.'),
  digest_malformed: flagged(() => '<digest> is no SHA-1; write its 40 hexadecimal digits.'),
  digest_differs: flagged(() => 'The digest is not that of the content; fetch the resource anew.'),
  area_name_empty: flagged(() => 'The area has no name; describe it in <areaDesc>.'),
  ceiling_without_altitude: flagged(() => '<ceiling> has no meaning without <altitude>; add it.'),
  ceiling_below_altitude: flagged(() => '<ceiling> is below <altitude>; correct them.'),
  polygon_empty: flagged(() => 'The polygon is empty; give its corners or remove it.'),
  polygon_unreadable: refused((text) => `${text} is not lat,lon; write corners like 33.73,134.53.`),
  polygon_too_few: refused(
    (count) => `A polygon needs at least 4 pairs, this has ${count}; add them.`,
  ),
  polygon_unclosed: flagged(
    () => 'The last corner is not the first one; it was closed. See that this is meant.',
  ),
  polygon_flat: flagged(() => 'The polygon encloses nothing; correct its corners.'),
  polygon_crosses_itself: flagged(
    (where) => `The polygon crosses itself near ${where}; correct its corners.`,
  ),
  polygon_touches_itself: flagged(
    (where) => `The polygon touches itself at ${where}; split it there.`,
  ),
  polygon_long_way: flagged(
    (where) =>
      `The side to ${where} runs the long way round the earth; split the polygon at longitude 180.`,
  ),
  polygon_too_complex: flagged(() => 'The polygon is too complex to be checked; simplify it.'),
  area_too_complex: flagged(() => 'The areas are too complex to be checked; simplify them.'),
  polygon_in_polygon: flagged(
    () =>
      'The polygon lies within another one: CAP has no holes, both are warned. See that this is meant.',
  ),
  circle_empty: flagged(() => 'The circle is empty; give it or remove it.'),
  circle_unreadable: refused(
    (text) => `${text} is not lat,lon radius; write it like 33.73,134.53 2.5.`,
  ),
  circle_too_large: flagged(
    (km) => `A circle of ${km} km holds the whole earth; write its radius in kilometres.`,
  ),
  position_out_of_range: refused((text) => `${text} is no place on earth; correct it.`),
  position_swapped: refused((text) => `${text} has longitude first; CAP has latitude first.`),
  areas_swapped: flagged(
    (where) =>
      `${where} would be neighbours with latitude and longitude swapped in one; correct that one.`,
  ),
  signature_broken: refused(
    () => 'The signature does not verify: the alert was changed; get it anew.',
  ),
  signature_elsewhere: refused(() => 'What was signed is not this alert; get it anew.'),
  signature_of_other_key: flagged(
    () => 'The signature is by another key than the pinned one; ask the sender.',
  ),
  signature_not_pinned: refused(
    () => 'No signature by a pinned key; get it from the sender itself.',
  ),
  signature_unchecked: flagged(
    (why) => `The signature could not be checked (${why}); check it by other means.`,
  ),
} as const satisfies Record<string, Rule>
