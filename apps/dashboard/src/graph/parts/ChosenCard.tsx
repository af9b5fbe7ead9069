import type { Shapes } from "@proxeny/client"
import { Match, Show, Switch } from "solid-js"
import { t } from "../../i18n/language.ts"
import { QueryProblem } from "../../shell/Answer.tsx"
import { Card } from "../../ui/Card.tsx"
import { Skeleton } from "../../ui/states.tsx"
import { nodeName } from "../names.ts"
import type { SceneNode } from "../Scene.ts"
import { CityCard } from "./CityCard.tsx"
import { CloseButton } from "./CloseButton.tsx"
import { NetworkCard } from "./NetworkCard.tsx"

/** The card of a city or a network of the picture, in each state of its query. */
export function ChosenCard(props: {
  readonly node: SceneNode
  /** The query for where the city stands in the world. */
  readonly city: {
    readonly isSuccess: boolean
    readonly isError: boolean
    readonly data: typeof Shapes.CityInGraph.Encoded | undefined
    readonly error: Error | null
    readonly refetch: () => unknown
  }
  /** Its links in the picture. */
  readonly shown: number
  readonly onClose: (() => void) | undefined
}) {
  // What is asked for another city is no answer for this one.
  const answered = () =>
    props.city.isSuccess && props.city.data?.city.id === props.node.id ? props.city.data : undefined
  return (
    <Switch
      fallback={
        <Card title={nodeName(props.node)} aside={<CloseButton onClose={props.onClose} />} flush>
          <Show when={props.city.isError} fallback={<Skeleton label={t().state.loading} lines={8} />}>
            <QueryProblem query={props.city} />
          </Show>
        </Card>
      }
    >
      <Match when={props.node.kind === "network"}>
        <NetworkCard network={props.node} shown={props.shown} onClose={props.onClose} />
      </Match>
      <Match when={answered()}>
        {(city) => <CityCard city={city()} shown={props.shown} onClose={props.onClose} />}
      </Match>
    </Switch>
  )
}
