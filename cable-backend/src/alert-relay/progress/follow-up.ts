/** When those who have not answered are sent an order again, after its arrival. */
export interface FollowUpTimes {
  readonly resendAfterMs: readonly number[]
}

/** How many times it should have been sent again by now. */
export const resendsDue = (elapsedMs: number, { resendAfterMs }: FollowUpTimes): number =>
  resendAfterMs.filter((afterMs) => afterMs <= elapsedMs).length
