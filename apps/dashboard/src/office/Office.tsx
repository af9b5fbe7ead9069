import { For } from "solid-js"
import { may } from "../account/account.ts"
import { w } from "../i18n/writing.ts"
import { Card } from "../ui/Card.tsx"
import { type About, kindsAbout } from "./kinds.ts"
import { OfficeList } from "./OfficeList.tsx"
import styles from "./office.module.css"

/** What the offices of some cities keep for themselves about a city or a twinning. */
export default function Office(props: { readonly about: About; readonly cities: ReadonlyArray<string> }) {
  return (
    <Card title={w().office.title} note={w().office.note} id="office">
      <div class={styles.lists}>
        <For each={kindsAbout(props.about.kind)}>
          {(kind) => <OfficeList kind={kind} about={props.about} mayWrite={may("private.write", props.cities)} />}
        </For>
      </div>
    </Card>
  )
}
