import type { Shapes } from "@proxeny/client"
import type { ActivityEffect } from "../../factors/Effect.tsx"

type Agreement = typeof Shapes.AgreementView.Encoded

/** What each form is about beside the twinning. */
interface AboutWork {
  readonly activity: object
  readonly report: { readonly activity: string }
  readonly "withdraw-report": { readonly activity: string }
  readonly stage: object
  readonly statements: object
  readonly "withdraw-statements": object
  readonly agreement: object
  readonly "change-agreement": { readonly agreement: Agreement }
  readonly "remove-agreement": { readonly agreement: Agreement }
}

export type WorkOf<K extends keyof AboutWork> = { readonly kind: K } & AboutWork[K]

/** What somebody is about to record of a twinning: one thing at a time. */
export type Work = { [K in keyof AboutWork]: WorkOf<K> }[keyof AboutWork]

/** What was done to an activity. */
export interface ActivityDone {
  readonly activity: string
  readonly done: ActivityEffect["done"]
}
