import { html, type Markup } from './markup.ts'

const svg = (box: string, inside: Markup): Markup =>
  html`<svg viewBox="${box}" aria-hidden="true">${inside}</svg>`

const line = (inside: Markup, width = 6): Markup =>
  html`<g fill="none" stroke="currentColor" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round">${inside}</g>`

/** A person who runs; it has the colour of the text around it. */
export const runner = svg(
  '0 0 200 200',
  html`${line(html`<path d="M108 74 93 110" stroke-width="28"/><path d="M92 112 124 132 116 172M92 112 74 146 38 152" stroke-width="20"/><path d="M110 72 136 98 160 90M106 68 74 74 58 100" stroke-width="15"/>`)}<circle cx="130" cy="34" r="20" fill="currentColor"/>`,
)

/** A person who runs up a hill, away from the waves. */
export const toHill = svg(
  '0 0 324 250',
  html`<path d="M96 246 216 112H324V246Z" fill="currentColor"/>${line(html`<path d="M150 70 138 102" stroke-width="25"/><path d="M138 104 166 116 166 146M138 104 124 140 94 152" stroke-width="17"/><path d="M152 68 176 88 198 76M148 64 118 72 106 96" stroke-width="13"/><path d="M6 176C18 160 32 160 44 176S70 192 84 176M6 210C18 194 32 194 44 210S62 224 74 212M6 244C18 228 32 228 44 244" stroke-width="12"/>`)}<circle cx="170" cy="34" r="20" fill="currentColor"/>`,
)

export const tick = svg(
  '0 0 96 96',
  html`<circle cx="48" cy="48" r="46" fill="currentColor"/><path d="M25 50 42 67 72 32" fill="none" stroke="var(--hole)" stroke-width="11" stroke-linecap="round" stroke-linejoin="round"/>`,
)

/** Its time is over; that is no good news. */
export const clock = svg(
  '0 0 96 96',
  html`<circle cx="48" cy="48" r="46" fill="currentColor"/><path d="M48 22V50L66 62" fill="none" stroke="var(--hole)" stroke-width="10" stroke-linecap="round" stroke-linejoin="round"/>`,
)

export const wave = svg(
  '0 0 96 96',
  line(
    html`<path d="M6 74C20 74 18 30 46 22 64 18 76 30 72 42 68 52 54 48 56 38M6 88H90M60 74C70 74 74 66 90 74"/>`,
    8,
  ),
)

const tips: Readonly<Record<string, Markup>> = {
  flame: html`<path d="M50 8C56 28 78 36 78 60A30 30 0 0 1 18 60C18 46 28 40 32 28 40 34 42 40 42 46 50 36 52 24 50 8Z"/><path d="M48 84C38 84 34 76 36 70 38 64 46 62 48 54 54 60 62 66 60 74 59 80 54 84 48 84Z"/>`,
  gas: html`<path d="M6 62H90M6 82H90M30 62V52H66V62M48 52V36M48 30V16"/><path d="M22 30H74" stroke-width="14"/>`,
  breaker: html`<rect x="20" y="8" width="56" height="80" rx="6"/><rect x="38" y="26" width="20" height="44" rx="4"/><path d="M42 53H54V65H42Z" fill="currentColor"/>`,
  card: html`<rect x="6" y="20" width="84" height="56" rx="8"/><circle cx="28" cy="42" r="7"/><path d="M16 62C17 54 22 52 28 52S39 54 40 62M52 38H78M52 52H78"/>`,
  pill: html`<rect x="18" y="30" width="60" height="58" rx="8"/><path d="M24 10H72V30H24ZM48 46V74M34 60H62"/>`,
}

export const tipPicture = (name: string): Markup => svg('0 0 96 96', line(tips[name] ?? html``))
