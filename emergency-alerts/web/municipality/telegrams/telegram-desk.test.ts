import { describe, expect, test } from '@jest/globals'
import { checkTelegram } from '#emergency-alerts/src/orders/jma/check-telegram'
import { landslideXml, tsunamiXml } from '#mocks/fixtures/jma/telegram-xml'
import { forecastAreasOf } from './forecast-areas-of.ts'
import {
  earlierOf,
  type HeldTelegram,
  isSuperseded,
  onTelegram,
  proposalOf,
} from './telegram-desk.ts'
import { verdictWords } from './telegram-words.ts'

let made = 0

function held(xml: string): HeldTelegram {
  made += 1
  return {
    telegramId: `telegram-${made}`,
    receivedAt: new Date('2026-11-22T22:40:00Z'),
    name: 'a file',
    text: xml,
    checked: checkTelegram(new TextEncoder().encode(xml), forecastAreasOf('36387')),
    draftIds: [],
    isPutAside: false,
  }
}

const landslide = (serial: string, minute: number, infoType = '発表') =>
  held(
    landslideXml([['3638700', '3', '発表']], {
      serial,
      sentAt: `2026-11-22T22:${minute}:00Z`,
      infoType,
    }),
  )

describe('what was read at the desk', () => {
  test('stays in the list, whatever it is, the newest first', () => {
    const broken = held('<Report>')
    const warning = landslide('1', 10)
    const list = [broken, warning].reduce(
      (before, telegram) => onTelegram(before, { kind: 'read', telegram }),
      [] as readonly HeldTelegram[],
    )

    expect(list).toEqual([warning, broken])
    expect(verdictWords(broken.checked)).toBe('XML が 途中で切れているか、こわれています。')
    expect(proposalOf(broken)).toBeNull()
  })

  test('knows the drafts that were made from it', () => {
    const warning = landslide('1', 10)
    const [used] = onTelegram([warning], {
      kind: 'used',
      telegramId: warning.telegramId,
      orderId: 'an order',
    })

    expect(used?.draftIds).toEqual(['an order'])
  })
})

describe('a later telegram of the same series', () => {
  test('takes an earlier proposal back', () => {
    const warning = landslide('1', 10)
    const cancel = landslide('2', 20, '取消')
    const list = [cancel, warning]

    expect(earlierOf(cancel, list)).toBe(warning)
    expect(isSuperseded(warning, list)).toBe(true)
    expect(isSuperseded(cancel, list)).toBe(false)
    expect(verdictWords(cancel.checked)).toBe('気象庁が 取り消しました。')
  })

  test('of a drill never touches the real one', () => {
    const real = held(tsunamiXml([{ kind: '53' }]))
    const drill = held(
      tsunamiXml([{ kind: '53' }], {
        status: '訓練',
        headline: 'これは訓練です',
        infoType: '取消',
      }),
    )

    expect(earlierOf(drill, [drill, real])).toBeNull()
    expect(isSuperseded(real, [drill, real])).toBe(false)
  })
})

test('a drill telegram proposes to the drill place and says so', () => {
  const drill = held(tsunamiXml([{ kind: '53' }], { status: '訓練', headline: 'これは訓練です' }))

  expect(proposalOf(drill)?.status).toBe('Exercise')
  expect(verdictWords(drill.checked)).toBe('訓練の場に 下書きを 提案します。')
})
