import { and, eq, sql } from 'drizzle-orm'
import { outboxChannel } from '#emergency-alerts/contract/delivery/outbox-client'
import type { Database } from '../../database/open-database.ts'
import { appendLog } from '../../log/log-store.ts'
import { placeMark } from '../../log/place-mark.ts'
import type { Change, Move, Opening } from '../acts/change.ts'
import { draftSaves, orderRevisions, orderVersions, outbox } from '../tables.ts'
import type { KeptOrder } from './kept-order.ts'
import type { ActBy, SignedChange } from './signed-change.ts'

export type Writer = Pick<Database, 'insert' | 'update' | 'select' | 'execute'>

type Of = Pick<KeptOrder, 'orderId' | 'place'>

/** Writes everything that an act changes; the caller's transaction makes it one. */
export async function writeChange(
  tx: Writer,
  order: Of,
  { change, act }: { readonly change: SignedChange; readonly act: ActBy },
): Promise<void> {
  for (const move of change.moves) await writeMove(tx, order, { move, act })
  if (change.opens !== null) await writeOpening(tx, order, { opening: change.opens, act })
  if (change.saves !== null) await writeSave(tx, order, { saves: change.saves, act })
  if (change.issues !== null) await writeIssue(tx, order, { issues: change.issues, act })
  const mark = placeMark(order.place)
  await appendLog(
    tx,
    ...change.log.map((line) => ({
      act: line.act,
      sentence: mark + line.sentence,
      at: act.at,
      by: act.by,
      orderId: order.orderId,
    })),
  )
}

const isVersion = ({ orderId }: Of, version: number) =>
  and(eq(orderVersions.orderId, orderId), eq(orderVersions.version, version))

async function writeMove(
  tx: Writer,
  order: Of,
  { move, act: { by, at } }: { readonly move: Move; readonly act: ActBy },
): Promise<void> {
  const staffId = by?.staffId ?? null
  const moments = {
    submitted: { submittedBy: staffId, submittedAt: at },
    decided: { decidedBy: staffId, decidedAt: at },
    countersigned: { countersignedBy: staffId, countersignedAt: at },
  }
  await tx
    .update(orderVersions)
    .set({
      state: move.to,
      ...(move.as !== null && moments[move.as]),
      ...(move.reason !== undefined && { reason: move.reason }),
      ...(move.reach !== undefined && { reach: move.reach }),
    })
    .where(isVersion(order, move.version))
}

async function writeOpening(
  tx: Writer,
  { orderId }: Of,
  { opening, act: { by, at } }: { readonly opening: Opening; readonly act: ActBy },
): Promise<void> {
  const { version, kind, state, draft, reason, reach } = opening
  const staffId = requireStaff(by)
  await tx.insert(orderVersions).values({
    orderId,
    version,
    kind,
    state,
    saves: 1,
    draftedBy: staffId,
    draftedAt: at,
    reason,
    reach,
    ...(state === 'issued' && { decidedBy: staffId, decidedAt: at }),
  })
  await tx
    .insert(draftSaves)
    .values({ orderId, version, save: 1, draft, savedBy: staffId, savedAt: at })
}

async function writeSave(
  tx: Writer,
  order: Of,
  { saves, act: { by, at } }: { readonly saves: NonNullable<Change['saves']>; readonly act: ActBy },
): Promise<void> {
  const [row] = await tx
    .update(orderVersions)
    .set({ saves: sql`${orderVersions.saves} + 1` })
    .where(isVersion(order, saves.version))
    .returning({ save: orderVersions.saves })
  if (row === undefined) throw new Error('a save belongs to a version')
  await tx.insert(draftSaves).values({
    orderId: order.orderId,
    version: saves.version,
    save: row.save,
    draft: saves.draft,
    savedBy: requireStaff(by),
    savedAt: at,
  })
}

/** One issue after the other, so that the sequence of the outbox grows in the order of commits. */
const outboxLock = 0x6f757462

async function writeIssue(
  tx: Writer,
  order: Of,
  { issues, act }: { readonly issues: NonNullable<SignedChange['issues']>; readonly act: ActBy },
): Promise<void> {
  const { version, document, signedOrder } = issues
  const { orderId, place } = order
  const { revision, status, standing } = document
  const expiresAt = new Date(document.expiresAt)
  await tx.execute(sql`select pg_advisory_xact_lock(${outboxLock})`)
  await tx.update(orderVersions).set({ revision, expiresAt }).where(isVersion(order, version))
  await tx.insert(orderRevisions).values({
    orderId,
    revision,
    version,
    place,
    status,
    standing,
    document,
    signedOrder,
    issuedAt: act.at,
    expiresAt,
  })
  const [message] = await tx
    .insert(outbox)
    .values({ orderId, revision, signedOrder, createdAt: act.at })
    .returning({ sequence: outbox.sequence })
  // Heard with the commit, or not at all.
  await tx.execute(sql`select pg_notify(${outboxChannel}, ${String(message?.sequence)})`)
}

function requireStaff(by: ActBy['by']): string {
  if (by === null) throw new Error('nothing is written by itself')
  return by.staffId
}
