import type { XmlElement } from '../../xml/xml-element.ts'

/** An element with its way from the alert, `alert/info[2]/area/polygon`, and its line. */
export interface Placed {
  readonly element: XmlElement
  readonly path: string
  readonly line: number
}

export const placed = (element: XmlElement, path: string): Placed => ({
  element,
  path,
  line: element.line,
})

/** The children in their order; those of one name are counted from 1 where there are several. */
export function childrenOf({ element, path }: Placed): readonly Placed[] {
  const totals = new Map<string, number>()
  for (const { name } of element.children) totals.set(name, (totals.get(name) ?? 0) + 1)
  const counts = new Map<string, number>()
  return element.children.map((child) => {
    const count = (counts.get(child.name) ?? 0) + 1
    counts.set(child.name, count)
    const index = totals.get(child.name) === 1 ? '' : `[${count}]`
    return placed(child, `${path}/${child.name}${index}`)
  })
}
