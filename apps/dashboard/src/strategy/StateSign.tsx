import { Sign, type SignShape } from "../ui/Sign.tsx"

type State = "known" | "partly" | "unknown" | "not-applicable"

const shapes: Readonly<Record<State, SignShape>> = {
  known: "full",
  partly: "half",
  unknown: "empty",
  "not-applicable": "line"
}

/** How much is known of an indicator, as a sign beside its words: full, half, empty, or a line where it does not apply. */
export const StateSign = (props: { readonly state: State }) => <Sign shape={shapes[props.state]} />
