import type { Shape } from "./geometry.ts"

/** A feature that can be looked at. */
export interface Feature {
  readonly line: number
  readonly text: string
  readonly id: string
  readonly properties: Readonly<Record<string, unknown>>
  readonly shape: Exclude<Shape, { readonly kind: "amiss" }>
}
