import { Hono } from 'hono'
import * as z from 'zod/mini'
import type { OrderDraft } from '#emergency-alerts/contract/desk/order-draft'
import type { Place } from '#emergency-alerts/contract/desk/order-view'
import {
  SetAside,
  type TelegramList,
  UseProposal,
} from '#emergency-alerts/contract/desk/telegram-view'
import type { DeskDeps } from '../desk/desk-deps.ts'
import { type DeskRequest, viewAfter } from '../desk/order-door-middleware.ts'
import { pressOnce } from '../desk/press-middleware.ts'
import { jsonBody, pathParams } from '../http/json-body.ts'
import { Problem } from '../http/problem.ts'
import { readBytes } from '../http/read-bytes.ts'
import { mayOpen } from '../orders/acts/act-table.ts'
import { firstVersion } from '../orders/acts/write-acts.ts'
import { draftFrom, isProposing, placeOf, type TelegramRules } from './draft-from-proposal.ts'
import { receiveTelegram } from './receive-telegram.ts'
import { setAside } from './set-aside.ts'
import type { KeptTelegram, TelegramStore } from './telegram-store.ts'
import { telegramView } from './telegram-view.ts'

export interface TelegramDeps extends DeskDeps {
  readonly telegrams: TelegramStore
  readonly telegramRules: TelegramRules
}

const Param = pathParams(z.strictObject({ telegramId: z.uuid() }))
const xml = /^(application|text)\/(.+\+)?xml(;\s*charset=[\w-]+)?$/i
const maxTelegramBytes = 2 * 1024 * 1024

/** Telegrams of the Agency: brought in, looked at, turned into a draft; nothing here issues. */
export const telegramRoutes = (deps: TelegramDeps) => {
  const viewOf = (kept: KeptTelegram) => telegramView(kept, deps.telegramRules)
  return new Hono<DeskRequest>()
    .get('/', async (c) => {
      const telegrams = (await deps.telegrams.list()).map(viewOf)
      const list: TelegramList = { telegrams, now: deps.now().toISOString() }
      return c.json(list, 200)
    })
    .post('/', async (c) => {
      if (!mayOpen(c.var.staff)) throw new Problem('role_missing')
      if (!xml.test(c.req.header('content-type') ?? '')) {
        throw new Problem('unsupported_media_type')
      }
      const bytes = await readBytes(c.req.raw, maxTelegramBytes)
      if (bytes === null) throw new Problem('payload_too_large')
      const { telegram, isNew } = await receiveTelegram(bytes, c.var.staff, deps)
      return c.json(viewOf(telegram), isNew ? 201 : 200)
    })
    .get('/:telegramId/raw', Param, async (c) => {
      const raw = await deps.telegrams.rawOf(c.req.valid('param').telegramId)
      if (raw === null) throw new Problem('not_found')
      return c.body(raw, 200, {
        'Content-Type': 'text/plain; charset=utf-8',
        'X-Content-Type-Options': 'nosniff',
      })
    })
    .post('/:telegramId/aside', Param, jsonBody(SetAside), async (c) => {
      if (!mayOpen(c.var.staff)) throw new Problem('role_missing')
      const { telegramId } = c.req.valid('param')
      await setAside(telegramId, c.req.valid('json').isSetAside, c.var.staff, deps)
      const telegram = await deps.telegrams.find(telegramId)
      if (telegram === null) throw new Problem('not_found')
      return c.json(viewOf(telegram), 200)
    })
    .post('/:telegramId/draft', Param, jsonBody(UseProposal), pressOnce, async (c) => {
      const { staff: by, press } = c.var
      if (!mayOpen(by)) throw new Problem('role_missing')
      const { telegramId } = c.req.valid('param')
      const number = c.req.valid('json').draft
      const now = deps.now()
      const { place, draft } = usable(await deps.telegrams.find(telegramId), number, {
        file: deps.area,
        rules: deps.telegramRules,
        now,
      })
      const target = { place, orderId: deps.newId() }
      const change = { ...firstVersion(draft), issues: null }
      const done = await deps.orders.open(target, change, { by, press, at: now })
      const view = await viewAfter(done, deps)
      await deps.telegrams.noteDraft(telegramId, number, { orderId: view.orderId, at: now })
      return c.json(view, 201)
    })
}

/** The draft of a proposal that holds; anything else is refused. */
function usable(
  kept: KeptTelegram | null,
  number: number,
  context: Parameters<typeof draftFrom>[1],
): { readonly place: Place; readonly draft: OrderDraft } {
  if (kept === null) throw new Problem('not_found')
  const { proposal } = kept.checked
  if (!isProposing(proposal) || kept.replacedBy !== null || kept.setAside !== null) {
    throw new Problem('not_possible_now')
  }
  const proposed = proposal.drafts[number]
  const draft = proposed === undefined ? null : draftFrom(proposed, context)
  if (draft === null) throw new Problem('not_possible_now')
  return { place: placeOf(proposal), draft }
}
