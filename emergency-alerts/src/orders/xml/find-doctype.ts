/**
 * Whether a document type declaration stands before the root element, the only place where XML
 * allows one (XML 1.0 §2.8). Found before anything is parsed: entities are declared nowhere else.
 */
export function hasDoctype(text: string): boolean {
  let at = 0
  for (;;) {
    at = skipSpace(text, at)
    if (text.startsWith('<!--', at)) at = after(text, '-->', at + 4)
    else if (text.startsWith('<?', at)) at = after(text, '?>', at + 2)
    else return /^<!doctype/i.test(text.slice(at, at + 9))
  }
}

function skipSpace(text: string, from: number): number {
  let at = from
  while (at < text.length && ' \t\r\n\ufeff'.includes(text.charAt(at))) at += 1
  return at
}

function after(text: string, end: string, from: number): number {
  const found = text.indexOf(end, from)
  return found === -1 ? text.length : found + end.length
}
