import { createMemo, For, Match, Switch } from "solid-js"
import { g } from "../../i18n/graph.ts"
import styles from "../graph.module.css"
import { type LegendEntry, legendEntries } from "../legend.ts"
import type { CommunityView } from "../names.ts"
import type { Picture } from "../paint/Picture.ts"
import { dashOf, type LineLook } from "../paint/paintLinks.ts"
import { SignMark } from "./SignMark.tsx"

const LineSample = (props: { readonly look: LineLook }) => (
  <svg
    class={`${styles.line} ${props.look === "belonging" ? styles.thick : ""}`}
    width="30"
    height="8"
    viewBox="0 0 30 8"
    aria-hidden="true"
  >
    <path d="M2 4h26" stroke-dasharray={dashOf[props.look].join(" ") || undefined} />
  </svg>
)

const Sample = (props: { readonly entry: LegendEntry }) => (
  <Switch>
    <Match when={props.entry.kind === "line" && props.entry}>{(line) => <LineSample look={line().look} />}</Match>
    <Match when={props.entry.kind === "sign" && props.entry}>
      {(sign) => <SignMark community={sign().community} />}
    </Match>
    <Match when={props.entry.kind === "network"}>
      <SignMark community={undefined} network />
    </Match>
  </Switch>
)

/** What the lines and signs of the picture stand for. */
export function Legend(props: {
  readonly picture: Picture
  readonly named: ReadonlyArray<CommunityView>
  /** How many communities to name at most. */
  readonly most: number
}) {
  const entries = createMemo(() => legendEntries(props.picture, props.named, props.most))
  return (
    <ul class={styles.legend} aria-label={g().legend.title}>
      <For each={entries()}>
        {(entry) => (
          <li>
            <Sample entry={entry} />
            {entry.words}
          </li>
        )}
      </For>
    </ul>
  )
}
