import { flagged, type Rule, refused } from './rule.ts'

/** What the schema of CAP demands. */
export const structureRules = {
  version_superseded: flagged(
    (version) => `CAP ${version} was read by its own schema; ask the sender for CAP 1.2.`,
  ),
  element_missing: refused((name) => `<${name}> is missing; add it.`),
  element_out_of_order: refused((where) => `The element is out of place; move it ${where}.`),
  element_repeated: refused(() => 'The element may stand only once; remove the others.'),
  element_unknown: refused(() => 'The schema knows no such element here; remove it.'),
  element_of_other_namespace: refused(
    (uri) => `The element is in ${uri}, not in that of the alert; correct its prefix or xmlns.`,
  ),
  text_stray: refused((text) => `Text stands between the elements (${text}); remove it.`),
  attribute_unknown: flagged((name) => `The schema knows no attribute ${name}; remove it.`),
  value_not_allowed: refused((values) => `The value is not one of ${values}; use one of them.`),
  value_padded: flagged(() => 'White space around the value breaks the schema; remove it.'),
  time_malformed: refused(
    (text) => `${text} is no such time; write it like 2026-11-22T10:00:00+09:00.`,
  ),
  time_with_z: flagged(() => 'CAP forbids the letter Z in a time; write -00:00.'),
  language_malformed: flagged((text) => `${text} is no language tag; write one like ja or en-US.`),
  uri_malformed: flagged((text) => `${text} is no URI; correct it.`),
  number_malformed: flagged((text) => `${text} is not a number; correct it.`),
  findings_cut_off: flagged(() => 'There are more findings than are listed; mend these first.'),
} as const satisfies Record<string, Rule>
