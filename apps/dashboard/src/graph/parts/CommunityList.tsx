import { createSignal, For, Show } from "solid-js"
import { formatCountry } from "../../i18n/format.ts"
import { g } from "../../i18n/graph.ts"
import { listed } from "../../i18n/words.ts"
import { Card } from "../../ui/Card.tsx"
import { Button } from "../../ui/controls.tsx"
import { ShowAll } from "../../ui/ShowAll.tsx"
import styles from "../graph.module.css"
import { type CommunityView, communityName, communityNumber } from "../names.ts"
import { SignMark } from "./SignMark.tsx"

const first = 8

/** The communities of the world by their best-linked cities and their countries; a press opens one. */
export function CommunityList(props: {
  readonly communities: ReadonlyArray<CommunityView>
  /** How many there are, also those that are not described. */
  readonly total: number
  readonly open: number | undefined
  readonly onOpen: (community: number | undefined) => void
}) {
  const [all, setAll] = createSignal(false)
  const shown = () => (all() ? props.communities : props.communities.slice(0, first))
  return (
    <Card
      title={g().communities.title(props.total)}
      note={g().communities.note}
      flush
      aside={
        <Show when={props.open !== undefined}>
          <Button onClick={() => props.onOpen(undefined)}>{g().communities.all}</Button>
        </Show>
      }
    >
      <ul class={styles.communities}>
        <For each={shown()}>
          {(community) => (
            <li>
              <button
                type="button"
                class={styles.community}
                aria-pressed={community.community === props.open}
                onClick={() => props.onOpen(community.community === props.open ? undefined : community.community)}
              >
                <SignMark community={community.community} />
                <span>
                  <strong>
                    <span class={styles.number}>{communityNumber(community.community)}</span> {communityName(community)}
                  </strong>
                  <span class={styles.quiet}>
                    {listed(
                      community.countries
                        .slice(0, 3)
                        .map(({ cities, country }) => g().communities.country(formatCountry(country), cities))
                    )}
                  </span>
                  <span class={styles.quiet}>{g().communities.cities(community.cities, community.linksInside)}</span>
                </span>
              </button>
            </li>
          )}
        </For>
      </ul>
      <Show when={!all() && props.communities.length > first}>
        <ShowAll label={g().communities.showMore(props.communities.length - first)} onClick={() => setAll(true)} />
      </Show>
      <Show when={(all() || props.communities.length <= first) && props.total > props.communities.length}>
        <p class={`${styles.quiet} ${styles.rest}`}>{g().communities.small(props.total - props.communities.length)}</p>
      </Show>
    </Card>
  )
}
