import '#tv-fonts.css'
import type { Block, Page, TextSize } from './src/page/page.ts'
import { samplePages } from './src/page/samples/sample-pages.ts'
import { createDisplay } from './src/show-page.ts'

const sizes: readonly TextSize[] = ['standard', 'large', 'largest']
const query = new URLSearchParams(location.search)
const names = Object.keys(samplePages)
const parent = document.querySelector<HTMLElement>('#tv')
if (parent === null) throw new Error('the gallery has no place for a television')

const size = sizes.find((one) => one === query.get('size')) ?? 'standard'
const mode = query.get('mode') === 'webgl' ? 'webgl' : 'canvas2d'
const display = createDisplay({ parent, mode })

/** Shows one sample and leaves on the page what a picture taker needs to know. */
function show(name: string): void {
  const page = samplePages[name]
  if (page === undefined) return
  const scene = display.show(page, size)
  if (scene !== null) document.body.dataset.overflow = scene.overflow.join('\n')
  document.title = name
}

let at = Math.max(0, names.indexOf(query.get('page') ?? ''))
show(names[at] ?? '')
void display.settled.then(() => {
  show(names[at] ?? '')
  document.body.dataset.settled = 'true'
})
/** Moves the focus of the sample that is shown, for measuring. */
function focus(row: number): void {
  const page = samplePages[names[at] ?? '']
  if (page === undefined) return
  const refocus = (block: Block): Block =>
    block.kind === 'choices' ? { ...block, focused: row } : block
  const { columns } = page
  const moved: Page['columns'] =
    columns.kind === 'one'
      ? { ...columns, blocks: columns.blocks.map(refocus) }
      : { ...columns, left: columns.left.map(refocus) }
  display.show({ ...page, columns: moved }, size)
}
Object.assign(window, { mimamoriGallery: { focus, stats: display.stats } })

addEventListener('keydown', ({ key }) => {
  if (key !== 'PageDown' && key !== 'PageUp') return
  at = (at + (key === 'PageDown' ? 1 : names.length - 1)) % names.length
  show(names[at] ?? '')
})
