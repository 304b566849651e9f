import type { ScenePicture } from '../../page/scene.ts'
import type { Sketch } from './icons.ts'

interface CardPlace {
  readonly x: number
  readonly y: number
  readonly w: number
}

/** Upright, so that it is known at once; the word on it is drawn by the layout. */
function card({ x, y, w }: CardPlace): string {
  const h = w * 1.585
  const at = (share: number, of: number) => Math.round(share * of * 10) / 10
  const line = (top: number, width: number) =>
    `<rect x="${at(0.16, w)}" y="${at(top, h)}" width="${at(width, w)}" height="${at(0.04, h)}" rx="6"/>`
  const [head, foot] = [at(0.47, h), at(0.62, h)]
  return `<g transform="translate(${x} ${y})">
<rect width="${w}" height="${at(1, h)}" rx="18" fill="#fffdf8" stroke="#1b1a18" stroke-width="5"/>
<path d="M2 ${at(0.2, h)}V20A18 18 0 0 1 20 3H${w - 20}A18 18 0 0 1 ${w - 2} 20V${at(0.2, h)}Z" fill="#e9b7c3"/>
<rect x="${at(0.26, w)}" y="${at(0.26, h)}" width="${at(0.48, w)}" height="${at(0.36, h)}" rx="8" fill="#c9d6e3"/>
<circle cx="${at(0.5, w)}" cy="${at(0.375, h)}" r="${at(0.105, w)}" fill="#0b3a75"/>
<path d="M${at(0.3, w)} ${foot}C${at(0.31, w)} ${head} ${at(0.69, w)} ${head} ${at(0.7, w)} ${foot}Z" fill="#0b3a75"/>
<g fill="#a59a86">${line(0.7, 0.68)}${line(0.79, 0.52)}${line(0.88, 0.6)}</g></g>`
}

const keyColours = ['#1546c8', '#c8283c', '#1e7a4a', '#ffd43d'] as const

const remote = `<rect x="20" y="10" width="264" height="740" rx="44" fill="#33383f" stroke="#1b1a18" stroke-width="5"/>
<circle cx="72" cy="58" r="17" fill="#c8283c"/>
<circle cx="152" cy="182" r="92" fill="#4b525b"/><circle cx="152" cy="182" r="48" fill="#fbf8f1"/>
<g fill="#fbf8f1"><path d="M152 102 164 120H140Z"/><path d="M152 262 164 244H140Z"/><path d="M72 182 90 170V194Z"/><path d="M232 182 214 170V194Z"/></g>
${keyColours.map((fill, index) => `<rect x="${60 + index * 46}" y="300" width="34" height="22" rx="6" fill="${fill}"/>`).join('')}`

const place = (dash: string) =>
  `<rect x="42" y="360" width="220" height="349" rx="16" fill="#dde5ea" stroke="#ffd43d" stroke-width="6"${dash}/>`

const arrow = (shaft: string, head: string) =>
  `<path d="${shaft}" stroke="#0b3a75" stroke-width="26"/><path d="${head}" fill="#0b3a75"/>`

const scene = (body: string, left = 0) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${left} 0 760 760" width="760" height="760">${remote}${body}</svg>`

const dashed = ' stroke-dasharray="22 14"'

/** The remote, whose lower half reads the card, in 760 units. */
export const remotes: Readonly<Partial<Record<ScenePicture, Sketch>>> = {
  remote_and_card: () =>
    scene(
      place(dashed) +
        card({ x: 500, y: 180, w: 224 }) +
        arrow('M470 474 372 530', 'M316 562 346 492 388 566Z'),
    ),
  remote_with_card: () => scene(place('') + card({ x: 46, y: 363, w: 214 }), -228),
  card_lifted: () =>
    scene(
      place(dashed) +
        card({ x: 476, y: 130, w: 224 }) +
        arrow('M476 492 378 540', 'M316 570 350 502 388 576Z'),
    ),
}
