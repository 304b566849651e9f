/** `x`, `y` of the first letter's upper left corner and the size of the letters, in px. */
export type MenuLine = readonly [x: number, y: number, size: number, face: Face, words: string]
export type Face = 'prose' | 'bold' | 'digit'

/**
 * The words of the television's menu as it stands when nobody has signed in, run by run; the bench
 * refuses to compare when the television says anything else. Only the hour may differ.
 */
export const menuLines: readonly MenuLine[] = [
  [208, 58, 64, 'bold', '見守りテレビ'],
  [1276, 73, 40, 'prose', '１１月２３日（月）　午前７時１５分'],
  [187, 258, 52, 'digit', '１'],
  [399, 258, 52, 'bold', 'お手紙を読む'],
  [187, 434, 52, 'digit', '２'],
  [399, 434, 52, 'bold', '現況届を出す'],
  [187, 610, 52, 'digit', '３'],
  [399, 610, 52, 'bold', '防災のお知らせ'],
  [892, 617, 40, 'prose', 'いまは ありません'],
  [187, 786, 52, 'digit', '４'],
  [291, 776, 68, 'bold', 'あ'],
  [399, 786, 52, 'bold', '文字の大きさ・設定'],
  [1364, 517, 44, 'prose', 'カードを置くと、'],
  [1364, 583, 44, 'prose', '届いたお手紙を'],
  [1364, 649, 44, 'prose', '見られます。'],
  [1364, 746, 44, 'prose', 'マイナンバーカードを'],
  [1364, 812, 44, 'prose', '使います。'],
  [113, 971, 40, 'bold', '決定'],
  [230, 971, 40, 'prose', 'ひらく'],
  [417, 971, 40, 'bold', '戻る'],
  [533, 971, 40, 'prose', 'テレビに戻る'],
  [839, 971, 40, 'bold', '青'],
  [916, 971, 40, 'prose', '読み上げ'],
  [1151, 971, 40, 'bold', '黄'],
  [1228, 971, 40, 'prose', '大きな文字'],
]

/** Tops of the four rows and the left edge, width and height that they share, in px. */
export const menuRows = { x: 96, w: 1176, h: 148, tops: [216, 392, 568, 744] } as const
