/** Control and format characters of a strange file have no place on a terminal. */
export const oneLine = (words: string): string =>
  words.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ')
