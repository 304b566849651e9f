import type { Position, Ring } from '#emergency-alerts/contract/geography'
import type { MapModel } from '../page/map-model.ts'
import { emWidthOf } from '../words/em-width.ts'
import { html, type Markup } from './markup.ts'

interface Point {
  readonly x: number
  readonly y: number
}

/** The place that the page has for it, px. */
export interface MapBox {
  readonly w: number
  readonly h: number
}

/** Room for the signs and their words at every side; the words are as large in a low map. */
const margin = { x: 110, sign: 46, words: 52 }

/** In a low map the signs are smaller, for the way between them is what it is there for. */
const scaleOf = ({ h }: MapBox): number => (h < 350 ? 0.78 : 1)
const metresPerDegree = 111_195
/** A shelter next door is not drawn as if it were far away. */
const leastMetres = 150

type Project = (at: Position) => Point

/** North is up; home and shelter stand as far apart as the map allows. */
function projection({ home, shelter }: MapModel, box: MapBox): Project {
  const shrink = Math.cos((home.lat * Math.PI) / 180)
  const middle = {
    lat: (home.lat + shelter.at.lat) / 2,
    lon: (home.lon + shelter.at.lon) / 2,
  }
  const east = (at: Position): number => (at.lon - middle.lon) * metresPerDegree * shrink
  const north = (at: Position): number => (at.lat - middle.lat) * metresPerDegree
  const reach = Math.max(
    Math.abs(east(home)) / (box.w / 2 - margin.x),
    Math.abs(north(home)) / (box.h / 2 - margin.sign * scaleOf(box) - margin.words),
    leastMetres / box.w,
  )
  return (at) => ({ x: box.w / 2 + east(at) / reach, y: box.h / 2 - north(at) / reach })
}

interface Label {
  readonly text: string
  readonly colour: string
  /** Between these the words have room. */
  readonly from: number
  readonly to: number
}

/** Words stand in the middle above or below their sign, but never over an edge. */
function label({ x, y }: Point, { text, colour, from, to }: Label): Markup {
  const half = emWidthOf(text) * 20 + 14
  const within = Math.round(Math.min(to - half, Math.max(from + half, x)))
  return html`<text x="${within}" y="${Math.round(y)}" text-anchor="middle" fill="${colour}">${text}</text>`
}

/** What the sign of the north has of its corner, px. */
const northWidth = 68

const north = (x: number): Markup =>
  html`<path d="M${x - 14} 40h28L${x} 12Z"/><text x="${x}" y="76" text-anchor="middle">北</text>`

const move = ({ x, y }: Point, scale: number): string =>
  `translate(${Math.round(x)} ${Math.round(y)}) scale(${scale})`

const house = (at: Point, scale: number): Markup =>
  html`<path transform="${move(at, scale)}" d="M-40 4 0-34 40 4H30V36H-30V4Z" fill="#0b3a75" stroke="#fff" stroke-width="5" stroke-linejoin="round"/>`

const refuge = (at: Point, scale: number): Markup =>
  html`<g transform="${move(at, scale)}"><circle r="46" fill="#1e5b3c" stroke="#fff" stroke-width="6"/><g transform="translate(-34 -36) scale(.34)" fill="none" stroke="#fff" stroke-linecap="round" stroke-linejoin="round"><path d="M112 62 92 112" stroke-width="28"/><path d="M92 112 124 132 116 172M92 112 74 146 38 152" stroke-width="22"/><path d="M110 66 136 96 160 88M108 64 74 72 58 98" stroke-width="17"/><circle cx="130" cy="34" r="22" fill="#fff" stroke="none"/></g></g>`

/** Corners nearer to the last one than this are left out: a boundary has tens of thousands. */
const leastStep = 3

function outline(ring: Ring, project: Project): string {
  const drawn: Point[] = []
  for (const corner of ring) {
    const point = project(corner)
    const last = drawn.at(-1)
    const isFar =
      last === undefined || Math.abs(point.x - last.x) + Math.abs(point.y - last.y) >= leastStep
    if (isFar) drawn.push(point)
  }
  return `M${drawn.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}Z`
}

function areas(rings: readonly Ring[], project: Project): Markup {
  if (rings.length === 0) return html``
  const d = rings.map((ring) => outline(ring, project)).join('')
  return html`<path d="${d}" fill="#f0d3e4" stroke="#7a007a" stroke-width="4" stroke-dasharray="14 10"/>`
}

/** Home, shelter, a dotted line between them, and the area of the order where one was drawn. */
export function drawMap(model: MapModel, box: MapBox): Markup {
  const project = projection(model, box)
  const home = project(model.home)
  const to = project(model.shelter.at)
  const isUp = to.y <= home.y
  const scale = scaleOf(box)
  const below = (at: Point): Point => ({ x: at.x, y: at.y + 46 * scale + 38 })
  const above = (at: Point): Point => ({ x: at.x, y: at.y - 46 * scale - 10 })
  const [upper, lower] = isUp ? [to, home] : [home, to]
  // The corner that the upper sign leaves free.
  const isNorthRight = upper.x <= box.w / 2
  const beside = isNorthRight
    ? { from: 0, to: box.w - northWidth }
    : { from: northWidth, to: box.w }
  const named = { text: model.shelter.label, colour: '#14402a' }
  const ours = { text: '家', colour: '#0b3a75' }
  const [up, down] = isUp ? [named, ours] : [ours, named]
  return html`<svg viewBox="0 0 ${box.w} ${box.h}" aria-hidden="true"><rect width="${box.w}" height="${box.h}" fill="#f1ecdf"/>${areas(
    model.rings,
    project,
  )}<path d="M${home.x.toFixed(1)} ${home.y.toFixed(1)}L${to.x.toFixed(1)} ${to.y.toFixed(1)}" stroke="#1b1a18" stroke-width="12" stroke-dasharray="2 24" stroke-linecap="round"/>${house(
    home,
    scale,
  )}${refuge(to, scale)}${label(above(upper), { ...up, ...beside })}${label(below(lower), { ...down, from: 0, to: box.w })}${north(
    isNorthRight ? box.w - northWidth / 2 : northWidth / 2,
  )}</svg>`
}
