import * as z from 'zod/mini'
import { SubmissionSummary } from '#cable-backend/contract/insurer'
import { type PersonaId, personas } from '../fixtures/personas.ts'
import type { StoryTown } from './story-town.ts'

const Submissions = z.object({ submissions: z.array(SubmissionSummary) })

const deskOf = ({ town }: StoryTown): string => `${town.origin}/insurers/midori/api`

/** What the insurer's desk has received from this person. */
export async function receivedFrom(
  story: StoryTown,
  personaId: PersonaId,
): Promise<readonly SubmissionSummary[]> {
  const answer = await fetch(`${deskOf(story)}/submissions`)
  const { submissions } = Submissions.parse(await answer.json())
  const name = personas.find((one) => one.personaId === personaId)?.name
  return submissions.filter(({ recipientName }) => recipientName === name)
}

/** The desk turns a submission down; the citizen reads the reason. */
export async function rejectAtDesk(
  story: StoryTown,
  submissionId: string,
  reason: string,
): Promise<void> {
  const answer = await fetch(`${deskOf(story)}/submissions/${submissionId}/decision`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: story.town.origin },
    body: JSON.stringify({ decision: 'rejected', reason }),
  })
  if (!answer.ok) throw new Error(`the desk could not decide: ${answer.status}`)
}
