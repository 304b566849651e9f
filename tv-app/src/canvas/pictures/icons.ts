import type { ScenePicture } from '../../page/scene.ts'

/** A drawing in SVG; `colour` is its ink, `hole` what shows through. */
export type Sketch = (look: { readonly colour: string; readonly hole: string }) => string

const stroke = (colour: string, body: string) =>
  `<g fill="none" stroke="${colour}" stroke-width="6" stroke-linecap="round" stroke-linejoin="round">${body}</g>`

const icon = (body: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96" width="96" height="96">${body}</svg>`

const openLetter: Sketch = ({ colour }) =>
  icon(stroke(colour, '<path d="M10 42 48 14 86 42V80H10Z"/><path d="M12 45 48 66 84 45"/>'))

const roof: Sketch = () =>
  icon(
    '<path d="M6 48 48 10 90 48V54H82V88H14V54H6Z" fill="#0b3a75"/><rect x="36" y="50" width="24" height="24" fill="#ffd43d"/>',
  )

/** Flat pictures of 96 units; everything is filled or stroked, without gradients or words. */
export const icons: Readonly<Partial<Record<ScenePicture, Sketch>>> = {
  house: roof,
  mark: roof,
  letter: ({ colour }) =>
    icon(
      stroke(
        colour,
        '<rect x="10" y="22" width="76" height="54" rx="6"/><path d="M12 27 48 55 84 27"/>',
      ),
    ),
  letter_unread: ({ colour, hole }) =>
    icon(
      `<rect x="10" y="22" width="76" height="54" rx="6" fill="${colour}"/><path d="M14 30 48 56 82 30" fill="none" stroke="${hole}" stroke-width="6" stroke-linecap="round" stroke-linejoin="round"/>`,
    ),
  letter_open: openLetter,
  empty_tray: openLetter,
  form: ({ colour }) =>
    icon(
      stroke(colour, '<path d="M20 10H60L76 26V86H20Z"/><path d="M34 40H62M34 56H62M34 72H50"/>'),
    ),
  shelter: ({ colour }) =>
    icon(
      stroke(
        colour,
        '<path d="M8 50 48 14 88 50"/><path d="M20 44V84H76V44"/><circle cx="48" cy="56" r="8"/><path d="M48 64V84"/>',
      ),
    ),
  person: ({ colour }) =>
    icon(
      stroke(
        colour,
        '<circle cx="48" cy="32" r="18"/><path d="M14 86C16 62 30 56 48 56S80 62 82 86"/>',
      ),
    ),
  done: ({ colour }) =>
    icon(
      `<circle cx="48" cy="48" r="44" fill="${colour}"/><path d="M27 50 42 65 70 33" fill="none" stroke="#fff" stroke-width="10" stroke-linecap="round" stroke-linejoin="round"/>`,
    ),
  care: ({ colour }) =>
    icon(
      `<path d="M48 6 92 86H4Z" fill="${colour}" stroke="${colour}" stroke-width="6" stroke-linejoin="round"/><path d="M48 36V60" stroke="#fff" stroke-width="10" stroke-linecap="round"/><circle cx="48" cy="73" r="6" fill="#fff"/>`,
    ),
  try_gone: ({ colour }) =>
    icon(
      `<circle cx="48" cy="48" r="43" fill="none" stroke="${colour}" stroke-width="6"/><path d="M30 30 66 66M66 30 30 66" stroke="${colour}" stroke-width="9" stroke-linecap="round"/>`,
    ),
  network: ({ colour }) =>
    icon(
      stroke(
        colour,
        '<path d="M4 48H24M72 48H92"/><path d="M24 34H36V62H24ZM60 34H72V62H60Z"/><path d="M36 42H46M36 54H46"/>',
      ),
    ),
  card_locked: ({ colour }) =>
    icon(
      stroke(
        colour,
        '<rect x="6" y="14" width="74" height="50" rx="8"/><path d="M18 30H40M18 44H34"/><rect x="50" y="52" width="40" height="34" rx="6"/><path d="M58 52V44A12 12 0 0 1 82 44V52"/><path d="M70 66V74"/>',
      ),
    ),
}
