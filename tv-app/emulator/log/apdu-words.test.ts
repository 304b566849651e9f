import { describe, expect, test } from '@jest/globals'
import { apduLine, commandWords, maskCommand, statusWords } from './apdu-words.ts'

const command = (text: string) => apduLine({ direction: 'command', text, at: 0, tookMs: null })
const response = (text: string) => apduLine({ direction: 'response', text, at: 40, tookMs: 40 })

describe('the talk with the card in the log', () => {
  test.each([
    '00200080 04 ••••',
    '00 20 00 80 04 31 32 33 34',
    '002000800431323334',
    '00240080 04 39',
  ])('leaves out what was typed in %s', (text) => {
    const { text: shown } = command(text)

    expect(shown).toMatch(/^00 2[04] 00 80 04 ●$/)
  })

  test.each([
    ['00A4040C 0A D392F000260100000001', 'SELECT JPKI-AP'],
    ['00A4020C 02 000A', 'SELECT 利用者証明書'],
    ['00A4020C 02 0018', 'SELECT 暗証番号'],
    ['00B00000 04', 'READ BINARY'],
    ['00200080', 'VERIFY（残りを聞く）'],
    ['00200080 04 ••••', 'VERIFY（暗証番号）'],
    ['802A0080 33', '署名の計算（電子利用者証明）'],
  ])('names %s', (text, words) => {
    expect(commandWords(text)).toBe(words)
  })

  test('cuts a long command', () => {
    expect(maskCommand('00A4040C 0A D392F000260100000001')).toBe(
      '00 A4 04 0C 0A D3 92 F0 00 26 01…',
    )
  })

  test.each([
    ['9000', ''],
    ['63C3', '残り 3回'],
    ['63C0', '残り 0回'],
    ['6984', 'ロックされています'],
    ['6F00', '断られました'],
  ])('says of status %s: %s', (status, words) => {
    expect(statusWords(status)).toBe(words)
  })

  test.each([
    ['9000', '90 00', '40 ms'],
    ['63C2', '63 C2', '残り 2回　40 ms'],
    ['3082062B 9000', '30 82 06 2B　90 00', '40 ms'],
    ['3082062B… (1583 bytes) 9000', '30 82 06 2B…　90 00', '1,583 バイト　40 ms'],
    ['card_removed', '答えなし', 'カードがありません　40 ms'],
  ])('shows the answer %s', (text, shown, note) => {
    expect(response(text)).toMatchObject({ text: shown, note })
  })
})
