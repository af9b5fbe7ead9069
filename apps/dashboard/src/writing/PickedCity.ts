import type { Named } from "../naming.tsx"

export interface PickedCity extends Named {
  readonly id: string
}
