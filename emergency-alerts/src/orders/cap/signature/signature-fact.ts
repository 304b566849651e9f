/**
 * What one signature of an alert proves. `carried_key`: it verifies with the key that it carries
 * itself, so the alert is as it was when somebody signed it, but not who that was. `pinned_key`: it
 * verifies with a key that we were told to trust. The others are findings.
 */
export interface SignatureFact {
  readonly standing:
    | 'carried_key'
    | 'pinned_key'
    | 'other_key'
    | 'broken'
    | 'elsewhere'
    | 'unchecked'
  /** SHA-1 is in it, which no longer proves much. */
  readonly isWeak: boolean
  /** Why it could not be checked. */
  readonly why: string
}
