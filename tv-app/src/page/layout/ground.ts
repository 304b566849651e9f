import { colours, stage } from '../../theme.ts'
import type { Primitive } from '../scene.ts'
import { drawBox } from './drawing.ts'

const stitchesAt = [150, 345, 540, 735, 930] as const

/** Paper and the spine of the notebook, with its stitches, inside the overscan. */
export function drawPaper(): Primitive[] {
  const { w, h } = stage
  return [
    drawBox('ground', { x: 0, y: 0, w, h }, { fill: colours.paper }),
    drawBox('spine', { x: 0, y: 0, w: 40, h }, { fill: colours.ai }),
    drawBox('spine/thread', { x: 22, y: 0, w: 4, h }, { fill: colours.aiSoft }),
    ...stitchesAt.map((y) =>
      drawBox(`spine/${y}`, { x: 22, y, w: 18, h: 4 }, { fill: colours.aiSoft }),
    ),
  ]
}
