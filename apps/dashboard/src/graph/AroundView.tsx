import { createMemo } from "solid-js"
import { unwrap } from "solid-js/store"
import { g } from "../i18n/graph.ts"
import { t } from "../i18n/language.ts"
import { cityName } from "../naming.tsx"
import { Answer } from "../shell/Answer.tsx"
import { Card } from "../ui/Card.tsx"
import { Segments } from "../ui/controls.tsx"
import { Empty, Skeleton } from "../ui/states.tsx"
import type { CommunityView } from "./names.ts"
import { PicturePane, type SetView } from "./PicturePane.tsx"
import { useAround } from "./queries.ts"
import { sceneOfPart } from "./Scene.ts"
import { type GraphView, type Reach, reaches } from "./view.ts"

/** A city with those up to three links from it. */
export function AroundView(props: {
  readonly view: GraphView
  readonly city: string | undefined
  readonly communities: ReadonlyArray<CommunityView>
  readonly set: SetView
}) {
  const around = useAround(
    () => props.city,
    () => props.view.reach
  )
  return (
    <Answer
      query={around}
      skeleton={
        <Card title={g().views.around} flush>
          <Skeleton label={t().state.loading} block />
        </Card>
      }
    >
      {(answer) => {
        // Plain arrays: thousands of cells read through a store's proxies would be slow.
        const scene = createMemo(() => {
          const plain = unwrap(answer())
          return sceneOfPart(plain, plain.links)
        })
        const name = () => cityName(answer().cities[0] ?? { name: "" })
        const title = () => g().picture.around(name(), props.view.reach)
        return (
          <PicturePane
            scene={scene()}
            view={props.view}
            set={props.set}
            title={title()}
            note={(cities, _networks, links) => g().picture.drawn(cities, links)}
            middle={props.city === undefined ? [] : [props.city]}
            communities={props.communities}
            part={{ total: answer().total.cities, which: g().picture.nearest }}
            state={answer()}
            fileWords={[g().download.file.around(name(), props.view.reach)]}
            controls={
              <Segments
                label={g().reach.label}
                value={String(props.view.reach)}
                options={reaches.map((links) => ({ value: String(links), label: g().reach.option(links) }))}
                onChange={(reach) => props.set({ reach: Number(reach) as Reach })}
              />
            }
            empty={
              <Card title={name()} flush>
                <Empty title={g().empty.noTwins(name())}>
                  <p>{g().empty.noTwinsDetail}</p>
                </Empty>
              </Card>
            }
          />
        )
      }}
    </Answer>
  )
}
