import { zValidator } from '@hono/zod-validator'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { streamSSE } from 'hono/streaming'
import * as z from 'zod/mini'
import { noFaults } from '#remote-reader-driver/src/emulator/emulated-slot'
import type { BoxSimulator } from './box-simulator.ts'
import type { ShownTraffic } from './traffic-feed.ts'

const CardToLay = z.strictObject({ persona: z.string() })
const milliseconds = z.int().check(z.gte(0), z.lte(30_000))
/** A fault that is left out is none. */
const Faults = z.strictObject({
  removeAtApdu: z._default(z.nullable(z.int().check(z.gte(1), z.lte(64))), noFaults.removeAtApdu),
  removal: z._default(z.enum(['before_command', 'before_answer']), noFaults.removal),
  apduMs: z._default(milliseconds, noFaults.apduMs),
  signMs: z._default(milliseconds, noFaults.signMs),
})
const longestBody = 4096

/**
 * The hand that lays cards on simulated remotes and takes them away, over HTTP; mounted under
 * `/simulators/boxes`. A card that is laid down leaves the box where it lay before.
 */
export const boxSimulatorRoutes = (simulators: readonly BoxSimulator[]) =>
  new Hono<{ Variables: { box: BoxSimulator } }>()
    .use('/:boxId/*', bodyLimit({ maxSize: longestBody }))
    .use('/:boxId/*', async (c, next) => {
      const box = simulators.find(({ boxId }) => boxId === c.req.param('boxId'))
      if (box === undefined) return notFound(c, 'there is no simulated box of this name')
      c.set('box', box)
      await next()
    })
    .get('/:boxId', (c) => c.json(c.var.box.state(), 200))
    .put('/:boxId/card', strictJson(CardToLay), (c) => {
      const { persona } = c.req.valid('json')
      for (const other of simulators) if (other.state().card === persona) other.takeCard()
      const laid = c.var.box.layCard(persona)
      if (!laid.ok) return notFound(c, 'there is no simulated card of this person')
      return c.json(c.var.box.state(), 200)
    })
    .delete('/:boxId/card', (c) => {
      c.var.box.takeCard()
      return c.json(c.var.box.state(), 200)
    })
    .put('/:boxId/faults', strictJson(Faults), (c) => {
      c.var.box.setFaults(c.req.valid('json'))
      return c.json(c.var.box.state(), 200)
    })
    .get('/:boxId/traffic', (c) => streamTraffic(c, c.var.box))

const strictJson = <Schema extends z.ZodMiniType>(schema: Schema) =>
  zValidator('json', schema, (parsed, c) => {
    if (parsed.success) return
    return c.json({ code: 'invalid_request', message: 'the body is not what is wanted' }, 400)
  })

const notFound = (c: Context, message: string) => c.json({ code: 'not_found', message }, 404)

/** Sends the lines that the watcher has not seen yet, then every new one (server-sent events). */
const streamTraffic = (c: Context, box: BoxSimulator) =>
  streamSSE(c, async (stream) => {
    const seen = Number(c.req.header('last-event-id')) || 0
    let written = Promise.resolve()
    const write = (line: ShownTraffic) => {
      const message = { id: String(line.number), data: JSON.stringify(line) }
      written = written.then(() => stream.writeSSE(message))
    }
    for (const line of box.recentTraffic()) if (line.number > seen) write(line)
    const forget = box.onTraffic(write)
    await new Promise<void>((resolve) => stream.onAbort(resolve))
    forget()
  })
