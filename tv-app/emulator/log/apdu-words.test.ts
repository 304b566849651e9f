import { describe, expect, test } from '@jest/globals'
import { apduLines, commandWords, maskCommand, statusWords } from './apdu-words.ts'

const verify = '00 20 00 80 04 31 32 33 34'

describe('the talk with the card in the log', () => {
  test.each([verify, verify.replaceAll(' ', ''), verify.toLowerCase()])(
    'leaves out what was typed in %s',
    (command) => {
      expect(maskCommand(command)).toBe('00 20 00 80 04 ●')
      const written = JSON.stringify(
        apduLines({ at: 0, command, answer: '63 C2', durationMs: 18 }),
      )
      expect(written).not.toContain('31 32')
    },
  )

  test.each([
    ['00 A4 04 0C 0A D3 92 F0 00 26 01 00 00 00 01', 'SELECT JPKI-AP'],
    ['00 A4 02 0C 02 00 0A', 'SELECT 利用者証明書'],
    ['00 A4 02 0C 02 00 18', 'SELECT 暗証番号'],
    ['00 B0 00 00 04', 'READ BINARY'],
    ['00 20 00 80', 'VERIFY（残りを聞く）'],
    [verify, 'VERIFY（暗証番号）'],
    ['80 2A 00 80 33', '署名の計算（電子利用者証明）'],
  ])('names %s', (command, words) => {
    expect(commandWords(command)).toBe(words)
  })

  test.each([
    [0x9000, ''],
    [0x63c3, '残り 3回'],
    [0x63c0, '残り 0回'],
    [0x6983, 'ロックされています'],
    [0x6f00, '断られました'],
  ])('says of status %p: %s', (sw, words) => {
    expect(statusWords(sw)).toBe(words)
  })

  test('counts the bytes of a long answer instead of printing them', () => {
    const answer = `${'AB'.repeat(1583)}9000`

    const [, received] = apduLines({ at: 0, command: '00 B0 00 00 00 00 00', answer, durationMs: 286 })

    expect(received).toMatchObject({ text: '…1,583 バイト　90 00', note: '286 ms' })
  })

  test('says that a card which was taken away did not answer', () => {
    const [, received] = apduLines({ at: 0, command: '00 B0 00 00 04', answer: null, durationMs: 1 })

    expect(received).toMatchObject({ text: '答えなし', note: 'カードがありません' })
  })
})
