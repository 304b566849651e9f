import type { AlertPage, AlertStrip, HelpPage, TipsPage } from '../page/alert-page.ts'
import { drawEnded, drawOrder, keysOf, rowsOf, topOf } from './draw-order.ts'
import { html, type Markup } from './markup.ts'
import { tipPicture } from './pictures.ts'

const drawTips = (page: TipsPage): Markup =>
  html`${topOf(page)}<div class="after"><h1>${page.title}</h1><p>${page.note}</p><ul class="tips">${page.tips.map(
    ({ picture, lines }) =>
      html`<li>${tipPicture(picture)}<b>${lines.map((words) => html`<span>${words}</span>`)}</b></li>`,
  )}</ul></div><div class="last">${rowsOf(page, 1180)}${keysOf(page)}</div>`

const drawHelp = (page: HelpPage): Markup =>
  html`${topOf(page)}<div class="after help"><h1>${page.title}</h1>${page.lines.map(
    (words) => html`<p>${words}</p>`,
  )}</div><div class="last">${rowsOf(page, 1180)}${keysOf(page)}</div>`

function inside(page: AlertPage): Markup {
  switch (page.kind) {
    case 'order':
      return drawOrder(page)
    case 'ended':
      return drawEnded(page)
    case 'tips':
      return drawTips(page)
    case 'help':
      return drawHelp(page)
  }
}

/** The whole page as one piece of HTML, on a stage of 1920×1080. */
export const drawPage = (page: AlertPage): Markup =>
  html`<section class="stage ${page.look} ${page.kind}" role="alertdialog" aria-modal="true" aria-label="${page.plate.words.join(
    ' ',
  )}">${inside(page)}</section>`

export const drawStrip = ({ look, mark, name, state }: AlertStrip): Markup =>
  html`<section class="stage over"><p class="strip ${look}" role="status"><b>${mark}${name}</b><span>${state}</span></p></section>`
