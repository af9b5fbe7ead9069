import { createMemo } from "solid-js"
import { unwrap } from "solid-js/store"
import { g } from "../i18n/graph.ts"
import { t } from "../i18n/language.ts"
import { cityName } from "../naming.tsx"
import { Answer } from "../shell/Answer.tsx"
import { Card } from "../ui/Card.tsx"
import { Empty, Skeleton } from "../ui/states.tsx"
import type { CommunityView } from "./names.ts"
import { PicturePane, type SetView } from "./PicturePane.tsx"
import { useCityNetworks, useNetworkGraph } from "./queries.ts"
import { sceneOfMemberships } from "./Scene.ts"
import type { GraphView } from "./view.ts"

/** A city with its networks and whom it meets there, or a network with its cities and the networks above and below it. */
export function NetworksView(props: {
  readonly view: GraphView
  readonly city: string | undefined
  readonly communities: ReadonlyArray<CommunityView>
  readonly set: SetView
}) {
  const ofCity = useCityNetworks(() => (props.view.network === undefined ? props.city : undefined))
  const ofNetwork = useNetworkGraph(() => props.view.network)
  const query = () => (props.view.network === undefined ? ofCity : ofNetwork)
  const middle = () => props.view.network ?? props.city
  return (
    <Answer
      query={query()}
      skeleton={
        <Card title={g().views.networks} flush>
          <Skeleton label={t().state.loading} block />
        </Card>
      }
    >
      {(answer) => {
        const scene = createMemo(() => sceneOfMemberships(unwrap(answer())))
        const name = () => {
          const network = answer().networks.find(({ id }) => id === props.view.network)
          if (network !== undefined) return network.shortName ?? network.name
          return cityName(answer().cities.find(({ id }) => id === props.city) ?? { name: "" })
        }
        const title = () =>
          props.view.network === undefined ? g().picture.networksOfCity(name()) : g().picture.network(name())
        return (
          <PicturePane
            scene={scene()}
            view={props.view}
            set={props.set}
            title={title()}
            note={(cities, networks, links) => g().picture.drawnNetworks(cities, networks, links)}
            middle={middle() === undefined ? [] : [middle() ?? ""]}
            communities={props.communities}
            part={{
              total: answer().total.cities,
              which: props.view.network === undefined ? g().picture.sharing : g().picture.mostTwins
            }}
            fileWords={[g().download.file.networks(name())]}
            empty={
              <Card title={title()} flush>
                <Empty title={g().empty.noNetworks(name())}>
                  <p>{g().empty.noNetworksDetail}</p>
                </Empty>
              </Card>
            }
          />
        )
      }}
    </Answer>
  )
}
