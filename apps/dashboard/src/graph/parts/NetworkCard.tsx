import { A } from "@solidjs/router"
import { g } from "../../i18n/graph.ts"
import { Card } from "../../ui/Card.tsx"
import styles from "../graph.module.css"
import type { SceneNode } from "../Scene.ts"
import { viewPath } from "../view.ts"
import { CloseButton } from "./CloseButton.tsx"

/** The chosen network, and where to go on from it. */
export function NetworkCard(props: {
  readonly network: SceneNode
  /** Its links in the picture. */
  readonly shown: number
  readonly onClose: (() => void) | undefined
}) {
  return (
    <Card
      title={props.network.name}
      note={props.network.fullName ?? g().legend.network}
      aside={<CloseButton onClose={props.onClose} />}
      foot={
        <ul class={styles.onward}>
          <li>
            <A href={`/networks/${props.network.id}`}>{g().card.page(props.network.name)}</A>
          </li>
          <li>
            <A href={viewPath({ view: "networks", network: props.network.id })}>
              {g().card.around(props.network.name)}
            </A>
          </li>
        </ul>
      }
    >
      <p>{g().card.members(props.network.weight)}</p>
      <p class={styles.quiet}>{g().card.shown(props.shown)}</p>
    </Card>
  )
}
