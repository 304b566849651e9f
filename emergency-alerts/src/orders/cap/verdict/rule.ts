/** What breaking a rule does to the alert: it is not used at all, or only after a person looked. */
export type Weight = 'refused' | 'flagged'

export interface Rule {
  readonly weight: Weight
  /** One plain sentence that says what is wrong and what to do; `detail` is what was found. */
  readonly says: (detail: string) => string
}

export const refused = (says: Rule['says']): Rule => ({ weight: 'refused', says })
export const flagged = (says: Rule['says']): Rule => ({ weight: 'flagged', says })
