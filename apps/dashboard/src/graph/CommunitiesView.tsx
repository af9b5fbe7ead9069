import { createMemo, Show } from "solid-js"
import { unwrap } from "solid-js/store"
import { g } from "../i18n/graph.ts"
import { t } from "../i18n/language.ts"
import { Answer, QueryProblem } from "../shell/Answer.tsx"
import { Card } from "../ui/Card.tsx"
import { Select } from "../ui/controls.tsx"
import { Skeleton } from "../ui/states.tsx"
import { givenPlaces } from "./arrange/earth.ts"
import { type CommunityView, communityName, communityNumber } from "./names.ts"
import { PicturePane, type SetView } from "./PicturePane.tsx"
import { CommunityList } from "./parts/CommunityList.tsx"
import { NoTwinning } from "./parts/NoTwinning.tsx"
import { useWorld } from "./queries.ts"
import { sceneOfPart } from "./Scene.ts"
import { type GraphView, sizes } from "./view.ts"

/** As many names as the picture has room for. */
const captions = 12

/** The world, or one community of it, each city with the sign of its community. */
export function CommunitiesView(props: {
  readonly view: GraphView
  readonly communities: ReadonlyArray<CommunityView>
  /** The query that the communities are from. */
  readonly described: { readonly isError: boolean; readonly error: Error | null; readonly refetch: () => unknown }
  /** How many communities there are, also those that are not described. */
  readonly count: number
  readonly set: SetView
}) {
  const world = useWorld(
    () => props.view.community,
    () => props.view.size
  )
  const open = () => props.communities.find(({ community }) => community === props.view.community)
  const title = () => {
    const { community } = props.view
    if (community === undefined) return g().picture.communities
    const found = open()
    return found === undefined
      ? g().communities.number(communityNumber(community))
      : g().picture.community(communityNumber(community), communityName(found))
  }
  return (
    <Answer
      query={world}
      skeleton={
        <Card title={title()} flush>
          <Skeleton label={t().state.loading} block />
        </Card>
      }
    >
      {(answer) => {
        const scene = createMemo(() => sceneOfPart(unwrap(answer())))
        const places = createMemo(() => givenPlaces(scene()))
        return (
          <PicturePane
            scene={scene()}
            view={props.view}
            set={props.set}
            title={title()}
            note={(cities, _networks, links) => g().picture.drawn(cities, links)}
            middle={[]}
            places={places()}
            communities={props.communities}
            captioned={props.view.community === undefined ? props.communities.slice(0, captions) : []}
            part={{ total: answer().total.cities, which: g().picture.mostTwins }}
            state={answer()}
            fileWords={[
              props.view.community === undefined
                ? g().download.file.communities
                : g().download.file.community(communityNumber(props.view.community))
            ]}
            controls={
              <Select
                label={g().size.label}
                value={String(props.view.size)}
                options={sizes.map((size) => ({ value: String(size), label: g().size.option(size) }))}
                onChange={(size) => props.set({ size: sizes.find((one) => String(one) === size) })}
              />
            }
            side={
              <>
                <Show when={props.described.isError}>
                  <Card title={g().views.communities} flush>
                    <QueryProblem query={props.described} />
                  </Card>
                </Show>
                <Show when={props.communities.length > 0}>
                  <CommunityList
                    communities={props.communities}
                    total={props.count}
                    open={props.view.community}
                    onOpen={(community) => props.set({ community, chosen: undefined })}
                  />
                </Show>
              </>
            }
            empty={<NoTwinning />}
          />
        )
      }}
    </Answer>
  )
}
