import { describe, expect, test } from '@jest/globals'
import { jmaCorpus } from '#mocks/fixtures/jma/corpus'
import { minamiForecastAreas } from '#mocks/fixtures/jma/minami-forecast-areas'
import { checkTelegram } from './check-telegram.ts'
import { everyAreaOf } from './proposals/forecast-areas.ts'

const corpus = jmaCorpus()
const isHere = corpus !== null

/** Whatever a telegram can propose to anybody, it proposes. */
function everywhere(bytes: Uint8Array) {
  const { telegram } = checkTelegram(bytes, minamiForecastAreas)
  return everyAreaOf(telegram?.notices ?? [])
}

const checked = Array.from(corpus ?? [], ([file, bytes]) => ({
  file,
  ...checkTelegram(bytes, everywhere(bytes)),
}))

const officialName = /^[\d-]+_\d\d_\d\d_\d{6}_([A-Z]{4})\w\w\.xml$/
const official = checked.filter(({ file }) => officialName.test(file))
const where = isHere ? '' : ' (not found beside the project)'

describe(`sample telegrams of the Agency${where}`, () => {
  test('get a verdict, with a finding where they are not accepted', () => {
    for (const { file, verdict, findings } of checked)
      expect([file, verdict === 'accepted']).toEqual([file, findings.length === 0])
    expect(checked.length > 0).toBe(isHere)
  })

  test('are accepted, and their kind is the one in their name', () => {
    const odd = official.filter(
      ({ file, verdict, telegram }) =>
        verdict !== 'accepted' || telegram?.kind.code?.slice(0, 4) !== officialName.exec(file)?.[1],
    )

    expect(odd.map(({ file, telegram, findings }) => [file, telegram?.kind, findings])).toEqual([])
  })

  test('of 訓練 and 試験 never propose an actual draft', () => {
    const drills = checked.filter(({ telegram }) => telegram?.control.status !== '通常')

    expect(drills.length > 0).toBe(isHere)
    expect(JSON.stringify(drills.map(({ proposal }) => proposal))).not.toContain('Actual')
  })

  test('of 取消 and 訂正 act on their event and have no draft of their own making', () => {
    const changes = checked.flatMap(({ telegram, proposal, file }) =>
      telegram !== null && ['取消', '訂正'].includes(telegram.head.infoType)
        ? [{ file, telegram, proposal }]
        : [],
    )

    expect(changes.length > 0).toBe(isHere)
    for (const { file, telegram, proposal } of changes) {
      expect([file, proposal?.kind]).not.toEqual([file, 'propose'])
      if (proposal === null || proposal.kind === 'nothing') continue
      expect(proposal.series.eventIds).toEqual(telegram.head.eventIds)
      expect(proposal.serial).toBe(telegram.head.serial)
    }
  })

  test('of 2011-03-11 keep ただちに避難してください, for a height without a figure', () => {
    const first = checked.find(({ file }) => file === '32-39_11_02_250206_VTSE41.xml')
    if (first === undefined) return
    const iwate = first.telegram?.notices.find(({ area }) => area.code === '210')

    expect(first.telegram?.head.headline.text).toContain('ただちに避難してください。')
    expect(iwate?.wave).toEqual({
      arrivesAt: null,
      arrival: '津波到達中と推測',
      height: '巨大',
      metres: null,
      stations: [],
    })
  })

  test('propose drafts for the hazards that they warn of', () => {
    const drafts = checked.flatMap(({ proposal }) =>
      proposal?.kind === 'propose' ? proposal.drafts : [],
    )
    const kinds = drafts.map(({ hazard, level }) => `${hazard} ${level}`)

    for (const kind of ['tsunami null', 'landslide 4', 'landslide 5', 'flood 4', 'storm_surge 4'])
      expect([kind, kinds.includes(kind)]).toEqual([kind, isHere])
  })

  test('are refused when they are cut off', () => {
    for (const { file, telegram } of official) {
      if (telegram === null) continue
      const bytes = corpus?.get(file) ?? new Uint8Array()
      const cut = bytes.subarray(0, (bytes.length * 2) / 3)
      expect(checkTelegram(cut, minamiForecastAreas).verdict).toBe('refused')
    }
  })
})
