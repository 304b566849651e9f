/** One element of a DER encoding (ITU-T X.690 §8, §10), with its bytes as they stand. */
export interface DerNode {
  readonly tag: number
  readonly whole: Uint8Array<ArrayBuffer>
  readonly content: Uint8Array<ArrayBuffer>
  readonly children: readonly DerNode[]
}

export const derTag = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  objectIdentifier: 0x06,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
} as const

const maxDepth = 32

class DerError extends Error {}

/**
 * Reads bytes that are exactly one element in DER: definite lengths in the shortest form, nothing
 * behind the end, minimal integers, times in UTC. `null` for anything else, BER included.
 */
export function readDer(bytes: Uint8Array<ArrayBuffer>): DerNode | null {
  try {
    const nodes = readNodes(bytes, 0)
    return nodes.length === 1 ? (nodes[0] ?? null) : null
  } catch (error) {
    if (error instanceof DerError) return null
    throw error
  }
}

/** The child at this path of indexes, or `null` where there is none. */
export function derAt(node: DerNode | null, ...path: readonly number[]): DerNode | null {
  return path.reduce<DerNode | null>((found, index) => found?.children[index] ?? null, node)
}

/** Every element inside, the node itself included. */
export const derNodes = (node: DerNode): readonly DerNode[] => [
  node,
  ...node.children.flatMap(derNodes),
]

function readNodes(bytes: Uint8Array<ArrayBuffer>, depth: number): readonly DerNode[] {
  if (depth > maxDepth) throw new DerError('too deep')
  const nodes: DerNode[] = []
  let rest = bytes
  while (rest.length > 0) {
    const node = readNode(rest, depth)
    nodes.push(node)
    rest = rest.subarray(node.whole.length)
  }
  return nodes
}

function readNode(bytes: Uint8Array<ArrayBuffer>, depth: number): DerNode {
  const tag = byteAt(bytes, 0)
  if ((tag & 0x1f) === 0x1f) throw new DerError('tag of several octets')
  const { header, length } = readLength(bytes)
  const end = header + length
  if (end > bytes.length) throw new DerError('longer than what there is')
  const content = bytes.subarray(header, end)
  checkPrimitive(tag, content)
  const children = (tag & 0x20) === 0 ? [] : readNodes(content, depth + 1)
  return { tag, whole: bytes.subarray(0, end), content, children }
}

function readLength(bytes: Uint8Array): { readonly header: number; readonly length: number } {
  const first = byteAt(bytes, 1)
  if (first < 0x80) return { header: 2, length: first }
  const octets = first & 0x7f
  if (octets === 0 || octets > 3) throw new DerError('indefinite or huge length')
  let length = 0
  for (let index = 0; index < octets; index++) length = length * 256 + byteAt(bytes, 2 + index)
  const isShortest = length >= 0x80 && length >= 256 ** (octets - 1)
  if (!isShortest) throw new DerError('length not in the shortest form')
  return { header: 2 + octets, length }
}

function checkPrimitive(tag: number, content: Uint8Array): void {
  const isWellFormed = primitiveRules.get(tag)?.(content) ?? true
  if (!isWellFormed) throw new DerError(`tag ${tag} is not in DER`)
}

const isText = (pattern: RegExp) => (content: Uint8Array) =>
  pattern.test(String.fromCharCode(...content))

const primitiveRules: ReadonlyMap<number, (content: Uint8Array) => boolean> = new Map([
  [derTag.boolean, ([value, ...more]) => (value === 0 || value === 0xff) && more.length === 0],
  [derTag.integer, isMinimalInteger],
  [derTag.bitString, ([unused, ...bits]) => hasZeroPadding(unused, bits)],
  [derTag.objectIdentifier, (content) => content.length > 0 && (content.at(-1) ?? 0x80) < 0x80],
  [derTag.utcTime, isText(/^\d{12}Z$/)],
  [derTag.generalizedTime, isText(/^\d{14}Z$/)],
])

function isMinimalInteger([first, second]: Uint8Array): boolean {
  if (first === undefined) return false
  if (second === undefined) return true
  return !(first === 0 && second < 0x80) && !(first === 0xff && second >= 0x80)
}

function hasZeroPadding(unused: number | undefined, bits: readonly number[]): boolean {
  if (unused === undefined || unused > 7) return false
  const last = bits.at(-1)
  if (last === undefined) return unused === 0
  return (last & ((1 << unused) - 1)) === 0
}

function byteAt(bytes: Uint8Array, index: number): number {
  const byte = bytes[index]
  if (byte === undefined) throw new DerError('ends too early')
  return byte
}
