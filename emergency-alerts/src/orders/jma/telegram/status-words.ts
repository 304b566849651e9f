import type { FindingCode } from './finding.ts'
import type { TelegramStatus } from './telegram.ts'

const denial = /訓練(?:では|じゃ)?(?:ありません|ない)/g
const drill = /訓練/
const test = /これは(?:試験|テスト)|(?:試験|テスト)(?:電文|配信|です|報)|配信(?:試験|テスト)/

/**
 * Where Status and the words for people disagree on whether this is in earnest. The words are what a
 * person would see, the status is what a machine goes by; a telegram that has both is neither.
 */
export function contradictionOf(status: TelegramStatus, words: string): FindingCode | null {
  const plain = words.normalize('NFKC').replace(/\s+/g, '')
  const isDenied = plain.search(denial) >= 0
  const saysDrill = drill.test(plain.replace(denial, ''))
  if (status !== '通常' && isDenied && !saysDrill) return 'words_deny_drill'
  if (status !== '訓練' && saysDrill) return 'words_say_drill'
  return status === '通常' && test.test(plain) ? 'words_say_test' : null
}
