import * as z from 'zod/mini'
import { Home } from './home.ts'
import { Spoken, VoiceClip } from './order-document.ts'

/** A home as the cable operator calls it towards one municipality: it tells nothing else. */
export const HomeRef = z.string().check(z.regex(/^[0-9a-f]{32}$/))
export type HomeRef = z.infer<typeof HomeRef>

/**
 * What the cable operator tells the municipality of a home with a television (`PUT
 * /subscribers/:homeRef`): where it is, how many boxes stand there, and the names of those who
 * consented to be named. Each call replaces the one before; a withdrawn consent leaves no name behind.
 */
export const SubscriberHome = z.readonly(
  z.strictObject({
    home: Home,
    boxes: z.int().check(z.gte(0), z.lte(50)),
    names: z.readonly(z.array(Spoken).check(z.maxLength(20))),
  }),
)
export type SubscriberHome = z.infer<typeof SubscriberHome>

/** What the municipality made of it: the names as they are spoken in an alert, once there is a voice. */
export const SubscriberKept = z.readonly(z.strictObject({ namesVoice: z.nullable(VoiceClip) }))
export type SubscriberKept = z.infer<typeof SubscriberKept>
