import type { AlertTrace } from '../../src/alert/run/alert-trace.ts'

/** What the alert layer did, as the log of events says it. */
export function alertTraceWords(trace: AlertTrace): {
  readonly words: string
  readonly note: string
} {
  switch (trace.kind) {
    case 'line':
      return {
        words: trace.line === 'up' ? '避難情報の線がつながった' : '避難情報の線が切れた',
        note: '',
      }
    case 'received':
      return { words: '発令が届いた', note: `${trace.orderId.slice(0, 8)} 第${trace.revision}版` }
    case 'refused':
      return { words: '発令を捨てた', note: trace.reason }
    case 'drawn':
      return { words: '避難情報を映した', note: trace.front.split(' ')[0] ?? '' }
    case 'answered':
      return { words: '避難情報の答え', note: `${trace.answer} 第${trace.revision}版` }
    case 'kept':
      return { words: '答えが届いた', note: `${trace.answers} 件、うち町に ${trace.told} 件` }
    case 'sound':
      return { words: '音と声', note: soundWords[trace.outcome] }
  }
}

const soundWords = {
  recorded_voice: '録音の声',
  own_voice: '箱の声',
  chime_only: '声がないので チャイムだけ',
  blocked: 'ブラウザーの決まりで、画面を一度押すまで 音が出ません',
} as const
