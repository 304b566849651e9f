import { type AdmissionLimits, type Admissions, admit, emptyHall } from './admission.ts'

export interface FrontDoor {
  /** Lets one more in (null), or says after how many seconds it shall come again. */
  admit(): number | null
}

interface FrontDoorOptions {
  readonly limits: AdmissionLimits
  /** Nobody is let in before. */
  readonly isLoaded: () => boolean
  readonly now: () => Date
  /** 0 to below 1. */
  readonly random: () => number
}

const secondsWhileLoading = 5

/** The admission of one relay, which remembers how many came. */
export function createFrontDoor({ limits, isLoaded, now, random }: FrontDoorOptions): FrontDoor {
  let hall: Admissions = emptyHall(now().getTime(), limits)
  return {
    admit() {
      const chance = random()
      if (!isLoaded()) return 1 + Math.floor(chance * secondsWhileLoading)
      const answer = admit(hall, { nowMs: now().getTime(), chance, limits })
      hall = answer.hall
      return answer.comeAgainSeconds
    },
  }
}
