/** Takes JSON for what it should be, or throws: only `readJson` catches. */
export type Read<T> = (json: unknown) => T

class NotAsAgreed extends Error {}

/** The text as the agreed shape, or null when it is no JSON or anything else. */
export function readJson<T>(read: Read<T>, text: string): T | null {
  try {
    return read(JSON.parse(text))
  } catch (cause) {
    if (cause instanceof NotAsAgreed || cause instanceof SyntaxError) return null
    throw cause
  }
}

function require(isSo: boolean): asserts isSo {
  if (!isSo) throw new NotAsAgreed()
}

/** A text; with a pattern, one that it matches as a whole. */
export const text =
  (pattern?: RegExp): Read<string> =>
  (json) => {
    require(typeof json === 'string' && pattern?.test(json) !== false)
    return json
  }

export const number =
  (least: number, most: number): Read<number> =>
  (json) => {
    require(typeof json === 'number' && json >= least && json <= most)
    return json
  }

export const whole =
  (least: number): Read<number> =>
  (json) => {
    require(Number.isSafeInteger(json) && typeof json === 'number' && json >= least)
    return json
  }

export const flag: Read<boolean> = (json) => {
  require(typeof json === 'boolean')
  return json
}

export const oneOf =
  <const T extends string | number | null>(...values: readonly T[]): Read<T> =>
  (json) => {
    const value = values.find((one) => one === json)
    require(value !== undefined)
    return value
  }

/** What may not be there at all. */
export const absent: Read<undefined> = (json) => {
  require(json === undefined)
  return undefined
}

export const when =
  <T>(read: Read<T>, isSo: (value: T) => boolean): Read<T> =>
  (json) => {
    const value = read(json)
    require(isSo(value))
    return value
  }

export const nullable =
  <T>(read: Read<T>): Read<T | null> =>
  (json) =>
    json === null ? null : read(json)

export const list =
  <T>(read: Read<T>, { least = 0, most = Number.POSITIVE_INFINITY } = {}): Read<readonly T[]> =>
  (json) => {
    require(Array.isArray(json) && json.length >= least && json.length <= most)
    return json.map((one) => read(one))
  }

/**
 * An object with these fields. What else stands in it is left out: a box may be older than the
 * relay, and must not go silent over a field that it does not know.
 */
export const shape =
  <T extends object>(fields: { readonly [Name in keyof T]: Read<T[Name]> }): Read<T> =>
  (json) => {
    require(typeof json === 'object' && json !== null)
    const read = Object.entries<Read<unknown>>(fields).map(
      ([name, field]) => [name, field(Reflect.get(json, name))] as const,
    )
    return Object.fromEntries(read) as T
  }

/** One of several shapes, told apart by `kind`. */
export const byKind =
  <T>(kinds: Readonly<Record<string, Read<T>>>): Read<T> =>
  (json) => {
    require(typeof json === 'object' && json !== null && 'kind' in json)
    const read = typeof json.kind === 'string' ? kinds[json.kind] : undefined
    require(read !== undefined && Object.hasOwn(kinds, String(json.kind)))
    return read(json)
  }
