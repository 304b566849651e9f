import { describe, expect, test } from '@jest/globals'
import { capCorpus } from '#mocks/fixtures/cap/corpus'
import { areValidCap } from '#mocks/fixtures/cap/xmllint'
import { checkCap } from './check-cap.ts'
import type { Verdict } from './verdict/verdict.ts'

const corpus = capCorpus()
const isHere = corpus !== null

const checked = Array.from(corpus?.files ?? [], ([file, bytes]) => {
  const verdicts = checkCap(bytes)
  const findings = verdicts.flatMap((one) => one.findings)
  return { file, bytes, verdicts, findings, verdict: heaviest(verdicts) }
})

/** A file is worth what its worst part is. */
function heaviest(verdicts: readonly { readonly verdict: Verdict }[]): Verdict {
  const has = (verdict: Verdict) => verdicts.some((one) => one.verdict === verdict)
  return has('refused') ? 'refused' : has('flagged') ? 'flagged' : 'accepted'
}

/** Within the schema and not in the list of invalid files, and yet not in order. */
const knownOddities = new Set([
  // Its polygons are placeholders: {}.
  'alphagov-samples/WITH_PLACEHOLDER_FOR_AREAS.xml',
  'alphagov-samples/WITH_TWO_PLACEHOLDERS_FOR_AREAS.xml',
  // Its references are parted by commas.
  'alphagov-samples/WAINFLEET_CANCEL_WITH_WINDMERE_REFERENCES.xml',
])

const where = isHere ? '' : ' (not found beside the project)'

describe(`alerts of real and careless senders${where}`, () => {
  test('that are listed as invalid are never accepted, with a finding that says why', () => {
    const invalid = checked.filter(({ file }) => corpus?.invalid.has(file) === true)

    expect(invalid.map(({ file }) => file).toSorted()).toEqual(
      [...(corpus?.invalid ?? [])].toSorted(),
    )
    for (const { file, verdict, findings } of invalid) {
      expect([file, verdict === 'accepted']).toEqual([file, false])
      expect([file, findings.length > 0]).toEqual([file, true])
    }
  })

  test('that the schema of OASIS finds valid are accepted, but for what its text forbids', async () => {
    const areValid = await areValidCap(checked.map(({ bytes }) => bytes))
    const valid = checked.filter((_, index) => areValid[index])
    const isListed = (file: string) => corpus?.invalid.has(file) === true || knownOddities.has(file)
    const mine = valid.filter(({ file, verdict }) => !isListed(file) && verdict !== 'accepted')

    expect(valid.length > 0).toBe(isHere)
    expect(mine.map(({ file, findings }) => [file, findings])).toEqual([])
  })

  test('in CAP 1.2 that the schema finds invalid are never accepted', async () => {
    const areValid = await areValidCap(checked.map(({ bytes }) => bytes))
    const alone = checked.filter(({ verdicts }) => verdicts[0]?.place === 'alert')
    const wrong = checked.filter(
      (one, index) =>
        alone.includes(one) && areValid[index] === false && one.verdict === 'accepted',
    )

    expect(wrong.map(({ file }) => file)).toEqual([])
  })

  test('of older versions are read', () => {
    const older = checked
      .flatMap(({ file, verdicts }) => verdicts.map((one) => ({ file, ...one })))
      .filter(({ findings }) => findings.some(({ code }) => code === 'version_superseded'))
    const unread = older.filter(({ alert, verdict }) => alert === null && verdict !== 'refused')

    expect(older.length > 0).toBe(isHere)
    expect(unread).toEqual([])
  })

  test('that are signed verify with the key they carry', () => {
    const signed = checked.filter(({ verdicts }) =>
      verdicts.some(({ signatures }) => signatures.length > 0),
    )

    expect(signed.length > 0).toBe(isHere)
    for (const { file, verdicts } of signed)
      for (const { standing } of verdicts.flatMap(({ signatures }) => signatures))
        expect([file, standing]).toEqual([file, 'carried_key'])
  })

  test('are refused when they are cut off', () => {
    for (const { file, bytes } of checked) {
      const [verdict] = checkCap(bytes.subarray(0, Math.floor((bytes.length * 2) / 3)))
      expect([file, verdict?.verdict]).toEqual([file, 'refused'])
    }
  })
})
