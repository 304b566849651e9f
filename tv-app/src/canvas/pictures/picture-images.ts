import type { PicturePrimitive } from '../../page/scene.ts'
import { icons, type Sketch } from './icons.ts'
import { remotes } from './remote.ts'
import { standIns } from './stand-in.ts'

const sketches: Readonly<Partial<Record<PicturePrimitive['picture'], Sketch>>> = {
  ...icons,
  ...remotes,
  ...standIns,
}

type PictureLook = Pick<PicturePrimitive, 'picture' | 'colour' | 'hole' | 'w' | 'h'>

/** The picture as an SVG document, drawn as large as it is shown. */
export function svgOf({ picture, colour, hole, w, h }: PictureLook, scale: number): string | null {
  const sketch = sketches[picture]
  if (sketch === undefined) return null
  const size = `width="${Math.ceil(w * scale)}" height="${Math.ceil(h * scale)}"`
  return sketch({ colour, hole }).replace(/ width="[\d.]+" height="[\d.]+">/u, ` ${size}>`)
}

export const pictureKey = ({ picture, colour, hole, w, h }: PictureLook): string =>
  `picture ${picture} ${colour} ${hole} ${Math.ceil(w)}x${Math.ceil(h)}`

/** Images of pictures, each loaded once from its own document: no network, no second decoding. */
export function createPictureImages(scale: number) {
  const images = new Map<string, HTMLImageElement>()
  const load = (look: PictureLook): HTMLImageElement | null => {
    const key = pictureKey(look)
    const found = images.get(key)
    if (found !== undefined) return found
    const svg = svgOf(look, scale)
    if (svg === null) return null
    const image = new Image()
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
    images.set(key, image)
    return image
  }
  return {
    load,
    /** Calls back at once when the picture is ready, else when it is. */
    whenReady: (look: PictureLook, then: (image: HTMLImageElement | null) => void): void => {
      const image = load(look)
      if (image === null || (image.complete && image.naturalWidth > 0)) {
        then(image)
        return
      }
      image.addEventListener('load', () => then(image), { once: true })
      image.addEventListener('error', () => then(null), { once: true })
    },
  }
}

export type PictureImages = ReturnType<typeof createPictureImages>
