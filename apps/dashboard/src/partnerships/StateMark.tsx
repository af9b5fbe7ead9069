import { t } from "../i18n/language.ts"
import { Sign, type SignShape } from "../ui/Sign.tsx"
import styles from "./StateMark.module.css"
import type { TwinningState } from "./states.ts"

const shapes: Readonly<Partial<Record<TwinningState, SignShape>>> = {
  signed: "full",
  renewed: "full",
  resumed: "full",
  suspended: "half",
  proposed: "dashed",
  ended: "struck"
}

/** The state of a twinning as a sign: full where it holds, half where it rests, empty where nothing is dated. */
export function StateMark(props: { readonly state: TwinningState; readonly withWord?: boolean }) {
  return (
    <span class={styles.state}>
      <Sign shape={shapes[props.state] ?? "empty"} />
      <span classList={{ "visually-hidden": props.withWord !== true }}>{t().states[props.state]}</span>
    </span>
  )
}
