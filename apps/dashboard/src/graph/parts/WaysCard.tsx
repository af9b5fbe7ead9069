import { A } from "@solidjs/router"
import { For, Show } from "solid-js"
import { formatCount } from "../../i18n/format.ts"
import { g } from "../../i18n/graph.ts"
import { Card } from "../../ui/Card.tsx"
import { Pill } from "../../ui/controls.tsx"
import { Icon } from "../../ui/Icon.tsx"
import styles from "../graph.module.css"
import { nodeName } from "../names.ts"
import type { SceneNode } from "../Scene.ts"
import type { Told } from "../ways.ts"

/** Every shortest way as a sentence whose arrows lead to the twinnings. */
export function WaysCard(props: {
  readonly ways: ReadonlyArray<Told>
  /** How many there are, also those that are not named. */
  readonly count: number
  readonly links: number
  readonly year: number | undefined
}) {
  const open = () => props.ways.filter((way) => way.open).length
  // Closed ways stand last.
  const ordered = () => [...props.ways].sort((a, b) => Number(b.open) - Number(a.open))
  return (
    <Card
      title={g().ways.title(props.count)}
      note={g().ways.links(props.links)}
      flush
      foot={
        <>
          <Show when={props.count > props.ways.length}>
            {g().ways.some(props.ways.length, formatCount(props.count))}{" "}
          </Show>
          {g().ways.same}
        </>
      }
    >
      <Show when={props.year}>
        {(year) => <p class={`${styles.quiet} ${styles.rest}`}>{g().ways.open(open(), props.ways.length, year())}</p>}
      </Show>
      <ol class={styles.ways} tabindex={0} aria-label={g().ways.title(props.count)}>
        <For each={ordered()}>
          {(way) => (
            <li classList={{ [styles.closed ?? ""]: !way.open }}>
              <span>{nodeName(way.first)}</span>
              <For each={way.steps}>
                {(step, at) => {
                  const before = (): SceneNode => way.steps[at() - 1]?.city ?? way.first
                  return (
                    <>
                      {" "}
                      <A
                        class={styles.step}
                        href={`/partnerships/${step.link?.id}`}
                        aria-label={g().ways.step(nodeName(before()), nodeName(step.city))}
                      >
                        <Icon name="onward" size={14} />
                      </A>{" "}
                      <span>{nodeName(step.city)}</span>
                    </>
                  )
                }}
              </For>
              <Show when={!way.open && props.year}>
                {(year) => (
                  <>
                    {" "}
                    <Pill look="soft">{g().ways.notThen(year())}</Pill>
                  </>
                )}
              </Show>
            </li>
          )}
        </For>
      </ol>
    </Card>
  )
}
