import '#tv-fonts.css'
import { Component } from '@lightningjs/core'
import { Launch } from '@lightningjs/sdk'
import { type Face, type MenuLine, menuLines, menuRows } from './menu-lines.ts'

const plain = 0xfffbf8f1
const focused = 0xffffd43d
const ink = 0xff1b1a18

const faces = {
  prose: { fontFace: 'BIZ UDPGothic', fontStyle: '400' },
  bold: { fontFace: 'BIZ UDPGothic', fontStyle: '700' },
  digit: { fontFace: 'BIZ UDGothic', fontStyle: '700' },
} as const satisfies Record<Face, object>

const { x, w, h, tops } = menuRows
const rows = tops.map((y, row) => ({ x, y, w, h, rect: true, color: row === 0 ? focused : plain }))
const panel = { x: 1328, y: 216, w: 496, h: 676, rect: true, color: plain }

const lineOf = ([left, top, fontSize, face, words]: MenuLine) => ({
  x: left,
  y: top,
  text: { ...faces[face], text: words, fontSize, textColor: ink, wordWrap: false },
})

/** What Lightning itself costs: rectangles, words and a number that the arrows move. */
class BareMenu extends Component {
  focusedRow = 0

  static override _template() {
    const children = [...rows, panel, ...menuLines.map(lineOf)]
    return { w: 1920, h: 1080, children }
  }

  _handleUp(): void {
    this.focusRow(Math.max(0, this.focusedRow - 1))
  }

  _handleDown(): void {
    this.focusRow(Math.min(rows.length - 1, this.focusedRow + 1))
  }

  focusRow(row: number): void {
    this.children[this.focusedRow]?.patch({ color: plain })
    this.children[row]?.patch({ color: focused })
    this.focusedRow = row
  }
}

const { stage } = Launch(
  BareMenu,
  { stage: { w: 1920, h: 1080, precision: 1, clearColor: 0, canvas2d: true } },
  { width: 1920, height: 1080, path: './', log: false },
)
document.body.append(stage.getCanvas())
