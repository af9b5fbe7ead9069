import { createMemo, createResource, type JSX, Show } from "solid-js"
import { formatCountry, formatDate, formatShare } from "../i18n/format.ts"
import { g } from "../i18n/graph.ts"
import { t } from "../i18n/language.ts"
import { loadLand } from "../map/land.ts"
import { landPath } from "../map/scene.ts"
import { useStatistics } from "../shell/queries.ts"
import { Card } from "../ui/Card.tsx"
import { Button, Segments } from "../ui/controls.tsx"
import { Empty, Skeleton } from "../ui/states.tsx"
import { placesOnEarth } from "./arrange/earth.ts"
import { createForces } from "./arrange/forces.ts"
import type { Sheet } from "./download/compose.ts"
import { Downloads } from "./download/Downloads.tsx"
import { Drawing } from "./drawing/Drawing.tsx"
import styles from "./graph.module.css"
import { communityWords, legendEntries } from "./legend.ts"
import { type CommunityView, nodeName } from "./names.ts"
import { type Caption, lightOn, type Picture } from "./paint/Picture.ts"
import { AnalysedNote } from "./parts/AnalysedNote.tsx"
import { ChosenCard } from "./parts/ChosenCard.tsx"
import { Legend } from "./parts/Legend.tsx"
import { LinkTable } from "./parts/LinkTable.tsx"
import { Years } from "./parts/Years.tsx"
import { type State, useCityInGraph } from "./queries.ts"
import { countCities, type Scene, type SceneNode } from "./Scene.ts"
import { type GraphView, hasMap, showsUndated } from "./view.ts"
import { beginnings, shownIn, shownNodes } from "./years.ts"

export type SetView = (
  change: { readonly [K in keyof GraphView]?: GraphView[K] | undefined },
  replace?: boolean
) => void

const signsInLegend = 6

/** A picture with its years, the card of what is chosen in it, and the same links as a table. */
export function PicturePane(props: {
  readonly scene: Scene
  readonly view: GraphView
  readonly set: SetView
  readonly title: string
  /** The ids that the picture is about; the first is chosen where nothing else is. */
  readonly middle: ReadonlyArray<string>
  /** Where nodes stand, where the view knows better than forces. */
  readonly places?: Float64Array | undefined
  readonly names?: Picture["names"]
  readonly communities: ReadonlyArray<CommunityView>
  /** The communities whose names stand in the picture. */
  readonly captioned?: ReadonlyArray<CommunityView>
  /** How many cities fit what was asked for where only some are drawn, and which those are: the end of a sentence. */
  readonly part?: { readonly total: number; readonly which: string }
  readonly state?: State | undefined
  /** Choices above the picture. */
  readonly controls?: JSX.Element
  /** What stands beside the picture. */
  readonly side?: JSX.Element
  /** It stands over the card of what is chosen, and there is no card before something is. */
  readonly sideFirst?: boolean
  readonly note: (cities: number, networks: number, links: number) => string
  readonly fileWords: ReadonlyArray<string>
  /** What stands in place of a picture that has no link in any year. */
  readonly empty: JSX.Element
  /** The links that are shown in a year, for who tells them. */
  readonly onShown?: (shown: ReadonlyArray<number>) => void
}) {
  const mapped = () => hasMap(props.view.view) && props.view.arrangement === "map"
  const shown = createMemo(() => shownIn(props.scene.links, props.view.year, showsUndated(props.view)))
  const given = () => props.places
  const forces = createForces(() => (mapped() || given() !== undefined ? undefined : props.scene))
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches
  const places = createMemo(() => {
    if (mapped()) return placesOnEarth(props.scene)
    const known = given()
    if (known !== undefined) return known
    // Who asked for less motion sees the picture once it stands.
    return calm && forces.state().progress !== undefined ? undefined : forces.state().places
  })
  const indexOf = createMemo(() => new Map(props.scene.nodes.map(({ id }, index) => [id, index])))
  const middle = createMemo(
    () => new Set(props.middle.flatMap((id) => (indexOf().has(id) ? [indexOf().get(id) ?? 0] : [])))
  )
  const wanted = createMemo(() => shownNodes(props.scene, shown().links, new Set(props.middle)))
  const captionsOf = (nodes: ReadonlySet<number>, at: Float64Array): ReadonlyArray<Caption> =>
    (props.captioned ?? []).flatMap((community) => {
      const own = [...nodes].filter((node) => props.scene.nodes[node]?.community === community.community)
      if (own.length < 3) return []
      const median = (lane: number) =>
        own.map((node) => at[2 * node + lane] ?? 0).sort((a, b) => a - b)[own.length >> 1] ?? 0
      return [{ text: communityWords(community.community, props.communities), x: median(0), y: median(1) }]
    })
  const picture = createMemo((): Picture | undefined => {
    const at = places()
    if (at === undefined) return undefined
    const stands = (node: number) => !Number.isNaN(at[2 * node] ?? Number.NaN)
    const nodes = new Set([...wanted()].filter(stands))
    const frame = new Set(props.scene.nodes.map((_, index) => index).filter(stands))
    const links = shown().links.filter((index) => {
      const link = props.scene.links[index]
      return link !== undefined && nodes.has(link.a) && nodes.has(link.b)
    })
    return {
      scene: props.scene,
      places: at,
      nodes,
      frame,
      links,
      middle: middle(),
      // Where every city has room for its name, those of communities would stand over them.
      captions: mapped() || frame.size < 150 ? [] : captionsOf(nodes, at),
      label: nodeName,
      names: props.names ?? "right"
    }
  })
  const noPlace = () => (picture() === undefined ? 0 : wanted().size - (picture()?.nodes.size ?? 0))
  const [land] = createResource(mapped, async (asked) => (asked ? landPath(await loadLand()) : undefined))

  const chosenNode = createMemo((): SceneNode | undefined => {
    const index = props.view.chosen === undefined ? undefined : indexOf().get(props.view.chosen)
    return index === undefined ? undefined : props.scene.nodes[index]
  })
  const cardNode = createMemo(
    () =>
      chosenNode() ??
      (props.sideFirst === true ? undefined : props.scene.nodes[indexOf().get(props.middle[0] ?? "") ?? -1])
  )
  const cardCity = useCityInGraph(() => (cardNode()?.kind === "city" ? cardNode()?.id : undefined))
  const linksOf = (node: SceneNode | undefined) =>
    node === undefined
      ? 0
      : (lightOn({ scene: props.scene, links: shown().links }, indexOf().get(node.id))?.links.length ?? 0)
  const onClose = () => (chosenNode() === undefined ? undefined : () => props.set({ chosen: undefined }, true))

  const begun = createMemo(() => beginnings(props.scene.links))
  const allUndated = createMemo(() => props.scene.links.filter(({ since }) => since === undefined).length)
  const cities = createMemo(() => countCities(props.scene))
  const counts = createMemo(() => {
    const nodes = [...wanted()].map((node) => props.scene.nodes[node])
    const cities = nodes.filter((node) => node?.kind === "city").length
    return { cities, networks: nodes.length - cities, links: shown().links.length }
  })
  const note = () => props.note(counts().cities, counts().networks, counts().links)
  const describe = (index: number): string => {
    const node = props.scene.nodes[index]
    if (node === undefined) return ""
    if (node.kind === "network") return node.fullName ?? g().legend.network
    return t().map.tip(formatCountry(node.country), node.weight)
  }

  const statistics = useStatistics()
  const sheet = (): Sheet | undefined => {
    const held = picture()
    if (held === undefined) return undefined
    const year = props.view.year === undefined ? [] : [g().years.until(props.view.year)]
    return {
      picture: held,
      mapped: mapped(),
      chosen: chosenNode() === undefined ? undefined : indexOf().get(chosenNode()?.id ?? ""),
      title: props.title,
      subtitle: [note(), ...year].join(" · "),
      legend: legendEntries(held, props.communities),
      foot: [
        [
          g().download.made(formatDate(new Date().toISOString().slice(0, 10))),
          ...(statistics.isSuccess ? [g().download.from(statistics.data.claims, statistics.data.sources)] : []),
          t().app.geonames
        ].join(" · "),
        location.href
      ]
    }
  }

  return (
    <Show when={props.scene.links.length > 0} fallback={props.empty}>
      <div class={styles.row}>
        <Card
          title={props.title}
          note={note()}
          flush
          aside={
            <div class={`${styles.controls} screen-only`}>
              {props.controls}
              <Show when={hasMap(props.view.view)}>
                <Segments
                  label={g().arrangement.label}
                  value={props.view.arrangement}
                  options={[
                    { value: "links", label: g().arrangement.links },
                    { value: "map", label: g().arrangement.map }
                  ]}
                  onChange={(arrangement) => props.set({ arrangement }, true)}
                />
              </Show>
            </div>
          }
          foot={
            <div class={styles.under}>
              <Show when={picture()}>
                {(held) => <Legend picture={held()} named={props.communities} most={signsInLegend} />}
              </Show>
              <Show when={noPlace() > 0 && mapped()}>
                <p>{g().picture.noPlace(noPlace())}</p>
              </Show>
              <Show when={mapped()}>
                <p>
                  {t().app.projection} {t().app.noBorders}
                </p>
              </Show>
              <p class="screen-only">{g().picture.hint}</p>
              <Downloads
                sheet={sheet}
                ready={picture() !== undefined}
                name={[...props.fileWords, ...(props.view.year === undefined ? [] : [String(props.view.year)])]}
              />
            </div>
          }
        >
          <Show when={props.part !== undefined && props.part.total > cities() ? props.part : undefined}>
            {(part) => <p class={styles.notice}>{g().picture.part(cities(), part().total, part().which)}</p>}
          </Show>
          <Show when={props.state}>{(state) => <AnalysedNote state={state()} quiet />}</Show>
          <Show when={forces.state().progress !== undefined}>
            <div class={styles.working} role="status">
              <span>{g().picture.workingAt(formatShare(forces.state().progress ?? 0))}</span>
              <progress value={forces.state().progress ?? 0} max={1} aria-label={g().picture.working} />
              <Button onClick={() => forces.cancel()}>{g().picture.stop}</Button>
            </div>
          </Show>
          <Show when={forces.state().failed}>
            {(why) => (
              <p class={styles.notice} role="alert">
                {g().picture.failed(why())}
              </p>
            )}
          </Show>
          <Show
            when={shown().links.length > 0}
            fallback={
              <Empty title={g().picture.noneInYear(props.view.year ?? 0)}>
                <p>{g().picture.noneInYearDetail}</p>
              </Empty>
            }
          >
            <Show
              when={picture()}
              fallback={
                <div class={styles.waiting}>
                  <Skeleton label={t().state.loading} block />
                </div>
              }
            >
              {(held) => (
                <Drawing
                  picture={held()}
                  land={land()}
                  mapped={mapped()}
                  chosen={props.view.chosen}
                  words={{
                    ...g().picture,
                    label: g().picture.label(props.title, held().nodes.size, held().links.length)
                  }}
                  describe={describe}
                  onChoose={(chosen) => props.set({ chosen }, true)}
                />
              )}
            </Show>
          </Show>
          <Years
            beginnings={begun()}
            year={props.view.year}
            undated={showsUndated(props.view)}
            standings={shown().standings}
            allUndated={allUndated()}
            onYear={(year) => props.set({ year }, true)}
            onUndated={(undated) => props.set({ undated }, true)}
          />
        </Card>
        <div class={styles.side}>
          <p class="visually-hidden" role="status">
            {chosenNode() === undefined
              ? ""
              : g().picture.chosen(nodeName(chosenNode() as SceneNode), linksOf(chosenNode()))}
          </p>
          <Show when={props.sideFirst}>{props.side}</Show>
          <Show when={cardNode()}>
            {(node) => <ChosenCard node={node()} city={cardCity} shown={linksOf(node())} onClose={onClose()} />}
          </Show>
          <Show when={!props.sideFirst}>{props.side}</Show>
        </div>
      </div>
      <LinkTable
        title={props.title}
        scene={props.scene}
        shown={shown().links}
        order={props.view.order}
        chosen={chosenNode()}
        only={props.view.only === true}
        onOrder={(order) => props.set({ order }, true)}
        onChoose={(chosen) => props.set({ chosen }, true)}
        onOnly={(only) => props.set({ only: only ? true : undefined }, true)}
      />
    </Show>
  )
}
