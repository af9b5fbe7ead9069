import type { Shapes } from "@proxeny/client"
import { s } from "../i18n/scores.ts"
import { Sign, type SignShape } from "../ui/Sign.tsx"
import styles from "./portfolio.module.css"

export type StandingKind = typeof Shapes.StandingKind.Encoded

const shapes: Readonly<Record<StandingKind, SignShape>> = {
  active: "full",
  cooling: "low",
  latent: "empty",
  suspended: "bars",
  ended: "struck",
  unknown: "dashed"
}

/** Where a twinning stands, as a sign and a word: the fuller the sign, the more contact. */
export const StandingMark = (props: { readonly standing: StandingKind }) => (
  <span class={styles.standing}>
    <Sign shape={shapes[props.standing]} />
    {s().standings[props.standing]}
  </span>
)
