import type { Component, Stage } from './lightning-core.d.ts'

/** The part of @lightningjs/sdk 5.5 that the app uses; see lightning-core.d.ts. */
export interface LightningApplication {
  readonly stage: Stage
  destroy(): void
}

export function Launch(
  app: typeof Component,
  appSettings: object,
  platformSettings: object,
): LightningApplication
