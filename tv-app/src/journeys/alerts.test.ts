import { describe, expect, test } from '@jest/globals'
import { drive, signIn } from '../../fixtures/drive.ts'
import { alertNews } from '../../fixtures/every-page.ts'
import { letter } from '../../fixtures/letters.ts'

const inFront = alertNews({ isInFront: true, hasStrip: false })
const answered = alertNews()
const over = alertNews({ hasStrip: false, live: null })
const minute = (count: number) => ({
  kind: 'tick' as const,
  at: new Date(Date.parse('2026-11-22T06:05:00.000Z') + count * 60_000),
})

describe('under an alert', () => {
  test('the digits of a PIN are cleared, and nothing else is lost', () => {
    const way = drive().press('back', 'ok', '1', '1', '2')
    const { tap } = way.app()
    way.happen(inFront)

    expect(way.app().screen).toMatchObject({ name: 'pin', typed: '' })
    expect(way.app().tap).toEqual(tap)
    expect(way.happen(answered).press('1', '2', '3', '4', 'ok').page().screen).toBe('letters')
  })

  test('the form stays at its question with its answers', () => {
    const way = signIn(drive()).press('back', '2', '1')
    const before = way.page()

    expect(way.happen(inFront, answered).page()).toEqual(before)
  })

  test('nobody is asked whether they are still there, however long it takes', () => {
    const way = drive().press('back', 'ok', '1').happen(inFront, minute(1), minute(5))

    expect(way.page().screen).toBe('pin')
    expect(way.happen(answered, minute(6)).page().screen).toBe('pin')
    expect(way.happen(minute(9)).page().screen).toBe('still_there')
  })

  test('what is being read aloud falls silent', () => {
    const way = signIn(drive({ holds: ['speak'] })).press('blue')
    way.happen(inFront)

    expect(way.app().isSpeaking).toBe(false)
    expect(way.town.wishes.at(-1)).toEqual({ kind: 'stop_speaking' })
  })
})

describe('while an order is in force', () => {
  const labels = (way: ReturnType<typeof drive>): readonly string[] => {
    const { columns } = way.page()
    const blocks = columns.kind === 'one' ? columns.blocks : columns.left
    return blocks.flatMap((block) =>
      block.kind === 'choices' ? block.rows.map((row) => `${row.number} ${row.label}`) : [],
    )
  }

  const lines = (way: ReturnType<typeof drive>): readonly string[] => {
    const { columns } = way.page()
    const blocks = columns.kind === 'one' ? columns.blocks : columns.left
    return blocks.flatMap((block) => (block.kind === 'strip' ? [block.text] : []))
  }

  test('the line over the broadcast leads back to it, and no letter asks', () => {
    const way = drive({ letters: [letter()] })
    expect(lines(way)).toEqual(['みどり生命保険からお手紙が１通届いています'])

    expect(lines(way.happen(answered))).toEqual(['避難指示を、もう一度見られます'])
    expect(way.fork().press('ok').app().screen).toEqual({ name: 'menu', focused: 0 })
    expect(lines(way.happen(over))).toEqual(['みどり生命保険からお手紙が１通届いています'])
  })

  test('戻る puts that line away until the next order', () => {
    const way = drive({ letters: [letter()] })
      .happen(answered)
      .press('back')
    expect(lines(way)).toEqual([])
    expect(way.fork().press('ok').page().screen).toBe('menu')

    expect(lines(way.happen(answered))).toEqual([])
    expect(lines(way.happen(inFront, answered))).toHaveLength(1)
  })

  test('its row is the first in the menu, bears its level and has the focus', () => {
    const way = drive({ letters: [letter()] })
      .happen(answered)
      .press('back', 'ok')

    expect(labels(way)).toEqual([
      '1 防災のお知らせ',
      '2 お手紙を読む',
      '3 現況届を出す',
      '4 文字の大きさ・設定',
    ])
    expect(way.app().screen).toEqual({ name: 'menu', focused: 0 })
    expect(JSON.stringify(way.page())).toContain('警戒レベル４')
  })

  test.each(['ok', '1'] as const)('%s on it opens the order again', (key) => {
    const way = drive().happen(answered).press('back', 'ok', key)

    expect(way.town.wishes.at(-1)).toEqual({ kind: 'open_alert' })
    expect(way.page().screen).toBe('menu')
  })

  test('the other rows do what they say', () => {
    const way = drive({ card: 'absent' }).happen(answered)

    expect(way.fork().press('back', 'ok', '2').page().screen).toBe('lay_card')
    expect(way.fork().press('back', 'ok', '4').page().screen).toBe('text_size')
  })

  test('a menu that is open follows: the order comes first, and goes with its end', () => {
    const way = drive().press('back', 'ok', 'down', 'down').happen(answered)
    expect(labels(way)[0]).toBe('1 防災のお知らせ')
    expect(way.app().screen).toEqual({ name: 'menu', focused: 0 })

    expect(labels(way.happen(over))[0]).toBe('1 お手紙を読む')
    expect(way.press('3').page().screen).toBe('no_alerts')
  })
})
