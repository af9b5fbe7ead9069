import { createMemo, Show } from "solid-js"
import { unwrap } from "solid-js/store"
import { g } from "../i18n/graph.ts"
import { t } from "../i18n/language.ts"
import { cityName } from "../naming.tsx"
import { Answer } from "../shell/Answer.tsx"
import { Card } from "../ui/Card.tsx"
import { Empty, Skeleton } from "../ui/states.tsx"
import { columnPlaces, turned } from "./arrange/columns.ts"
import type { CommunityView } from "./names.ts"
import { PicturePane, type SetView } from "./PicturePane.tsx"
import { WaysCard } from "./parts/WaysCard.tsx"
import { useWays } from "./queries.ts"
import { sceneOfPart } from "./Scene.ts"
import { type GraphView, showsUndated } from "./view.ts"
import { linksOfWays, tellWays } from "./ways.ts"
import { shownIn } from "./years.ts"

/** Every shortest way between two cities, drawn and told. */
export function WaysView(props: {
  readonly view: GraphView
  readonly from: string | undefined
  readonly communities: ReadonlyArray<CommunityView>
  readonly set: SetView
}) {
  const ways = useWays(
    () => props.from,
    () => props.view.to
  )
  // A narrow picture reads from top to bottom.
  const upright = matchMedia("(max-width: 44rem)").matches
  return (
    <Show
      when={props.from !== undefined && props.view.to !== undefined && props.from !== props.view.to}
      fallback={
        <Card title={g().views.ways} flush>
          <Empty title={props.view.to !== undefined ? g().empty.sameCity : g().empty.chooseTwo}>
            <p>{props.view.to !== undefined ? g().empty.sameCityDetail : g().empty.chooseTwoDetail}</p>
          </Empty>
        </Card>
      }
    >
      <Answer
        query={ways}
        skeleton={
          <Card title={g().views.ways} flush>
            <Skeleton label={t().state.loading} block />
          </Card>
        }
      >
        {(answer) => {
          const plain = createMemo(() => unwrap(answer()))
          const scene = createMemo(() => linksOfWays(sceneOfPart(plain()), plain().ways))
          const places = createMemo(() => {
            const standing = columnPlaces(plain().cities.length, plain().ways)
            return upright ? turned(standing) : standing
          })
          const told = createMemo(() =>
            tellWays(scene(), plain().ways, shownIn(scene().links, props.view.year, showsUndated(props.view)).links)
          )
          const [from, to] = [() => cityName(answer().from), () => cityName(answer().to)]
          return (
            <PicturePane
              scene={scene()}
              view={props.view}
              set={props.set}
              title={g().picture.ways(from(), to())}
              note={(cities, _networks, links) => g().picture.drawn(cities, links)}
              middle={[answer().from.id, answer().to.id]}
              places={places()}
              names={upright ? "right" : "above"}
              sideFirst
              communities={props.communities}
              state={answer()}
              fileWords={[g().download.file.ways(from(), to())]}
              side={
                <WaysCard ways={told()} count={answer().count} links={answer().links ?? 0} year={props.view.year} />
              }
              empty={
                <Card title={g().picture.ways(from(), to())} flush>
                  <Empty title={g().empty.noWay(from(), to())}>
                    <p>{g().empty.noWayDetail}</p>
                  </Empty>
                </Card>
              }
            />
          )
        }}
      </Answer>
    </Show>
  )
}
