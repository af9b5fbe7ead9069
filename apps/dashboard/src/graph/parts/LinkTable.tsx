import { A } from "@solidjs/router"
import { createEffect, createMemo, createSignal, For, on, Show } from "solid-js"
import { formatDate } from "../../i18n/format.ts"
import { g } from "../../i18n/graph.ts"
import { languageTag, t } from "../../i18n/language.ts"
import { StateMark } from "../../partnerships/StateMark.tsx"
import { Card } from "../../ui/Card.tsx"
import { Segments } from "../../ui/controls.tsx"
import { Icon } from "../../ui/Icon.tsx"
import { Empty } from "../../ui/states.tsx"
import { More, type SortDirection, SortHeading, Table, tableStyles } from "../../ui/table.tsx"
import styles from "../graph.module.css"
import { kindWords, nodeName } from "../names.ts"
import { inOrder, type Row, rowsOf } from "../rows.ts"
import type { Scene, SceneNode } from "../Scene.ts"
import type { Order } from "../view.ts"

/** How many rows are there at first, and come at a press. */
const batch = 20

/** How a link stands: the state of a twinning, or how a member belongs. */
const State = (props: { readonly row: Row }) => (
  <Show
    when={props.row.link.kind === "twinning" ? (props.row.link.state ?? "recorded") : undefined}
    fallback={props.row.link.kind === "twinning" ? "" : kindWords(props.row.link.kind, props.row.through)}
  >
    {(state) => <StateMark state={state()} withWord />}
  </Show>
)

/** The same links as in the picture, one a row. */
export function LinkTable(props: {
  readonly title: string
  readonly scene: Scene
  readonly shown: ReadonlyArray<number>
  readonly order: Order
  readonly chosen: SceneNode | undefined
  /** It holds only the links of what is chosen. */
  readonly only: boolean
  readonly onOrder: (order: Order) => void
  readonly onChoose: (id: string) => void
  readonly onOnly: (only: boolean) => void
}) {
  const [most, setMost] = createSignal(batch)
  const compare = createMemo(() => new Intl.Collator(languageTag()).compare)
  const rows = createMemo(() => {
    const all = rowsOf(props.scene, props.shown)
    const chosen = props.only ? props.chosen : undefined
    const kept =
      chosen === undefined ? all : all.filter(({ city, other }) => city.id === chosen.id || other.id === chosen.id)
    return inOrder(kept, props.order, nodeName, compare())
  })
  createEffect(on([() => props.scene, () => props.order, () => props.only], () => setMost(batch), { defer: true }))
  const mixed = () => props.scene.nodes.some(({ kind }) => kind === "network")

  const direction = (key: string): SortDirection | undefined =>
    props.order === key ? "ascending" : props.order === `-${key}` ? "descending" : undefined
  const sort = (key: "city" | "other" | "since" | "state") => props.onOrder(props.order === key ? `-${key}` : key)
  const heading = (key: "city" | "other" | "since" | "state", label: string) => (
    <SortHeading
      class={key === "state" ? tableStyles.wideOnly : undefined}
      label={label}
      actionLabel={g().table.sortBy(label)}
      direction={direction(key)}
      onSort={() => sort(key)}
    />
  )
  const evidence = ({ link, other }: Row) =>
    link.kind === "twinning" ? `/partnerships/${link.id}` : `/networks/${other.id}`
  const Name = (name: { readonly node: SceneNode }) => (
    <button
      type="button"
      class={styles.name}
      aria-pressed={name.node.id === props.chosen?.id}
      title={g().table.choose(nodeName(name.node))}
      onClick={() => props.onChoose(name.node.id)}
    >
      {nodeName(name.node)}
    </button>
  )

  return (
    <Card
      title={g().table.title}
      note={g().table.note}
      flush
      aside={
        <Show when={props.chosen}>
          {(chosen) => (
            <Segments
              label={g().table.which}
              value={props.only ? "one" : "all"}
              options={[
                { value: "all", label: g().table.everything },
                { value: "one", label: g().table.only(nodeName(chosen())) }
              ]}
              onChange={(which) => props.onOnly(which === "one")}
            />
          )}
        </Show>
      }
    >
      <Show when={rows().length > 0} fallback={<Empty title={g().table.empty} />}>
        <Table
          caption={g().table.caption(props.title)}
          head={
            <>
              {heading("city", mixed() ? g().table.member : g().table.city)}
              {heading("other", g().table.other)}
              {heading("since", g().table.since)}
              {heading("state", g().table.state)}
              <th scope="col">{g().table.evidence}</th>
            </>
          }
        >
          <For each={rows().slice(0, most())}>
            {(row) => (
              <tr>
                <th scope="row">
                  <Name node={row.city} />
                </th>
                <td>
                  <Name node={row.other} />
                </td>
                <td class={row.link.since === undefined ? tableStyles.muted : undefined}>
                  {row.link.since === undefined ? g().table.undated : formatDate(row.link.since)}
                  <div class={styles.narrowState}>
                    <State row={row} />
                  </div>
                  <Show when={row.link.until}>
                    {(until) => <div class={styles.quiet}>{g().table.until(formatDate(until()))}</div>}
                  </Show>
                </td>
                <td class={tableStyles.wideOnly}>
                  <State row={row} />
                </td>
                <td>
                  <A
                    href={evidence(row)}
                    class={styles.evidence}
                    aria-label={g().table.evidenceOf(nodeName(row.city), nodeName(row.other))}
                  >
                    <Icon name="sources" size={15} />
                  </A>
                </td>
              </tr>
            )}
          </For>
        </Table>
        <More
          shown={t().state.shown(Math.min(most(), rows().length), rows().length)}
          hasMore={most() < rows().length}
          busy={false}
          label={t().state.more}
          busyLabel={t().state.loadingMore}
          onMore={() => setMost(most() + 5 * batch)}
        />
      </Show>
    </Card>
  )
}
