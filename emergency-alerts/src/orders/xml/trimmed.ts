const space = 0x20
const isSpace = (code: number): boolean =>
  code === space || code === 0x0a || code === 0x0d || code === 0x09

/** Without the white space of XML at both ends; a full-width space is a letter to XML. */
export function trimmed(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && isSpace(text.charCodeAt(start))) start += 1
  while (end > start && isSpace(text.charCodeAt(end - 1))) end -= 1
  return text.slice(start, end)
}
