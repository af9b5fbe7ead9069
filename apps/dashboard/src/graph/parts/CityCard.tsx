import type { Shapes } from "@proxeny/client"
import { A } from "@solidjs/router"
import { For, Show } from "solid-js"
import { formatCount, formatCountry, formatDecimal, formatDigits, formatShare } from "../../i18n/format.ts"
import { g } from "../../i18n/graph.ts"
import { CityName, cityName } from "../../naming.tsx"
import { Card } from "../../ui/Card.tsx"
import { FirstFew } from "../../ui/FirstFew.tsx"
import styles from "../graph.module.css"
import { communityName, communityNumber } from "../names.ts"
import { type Measure, viewPath } from "../view.ts"
import { CloseButton } from "./CloseButton.tsx"
import { SignMark } from "./SignMark.tsx"

type City = typeof Shapes.CityInGraph.Encoded

/** The value of a measure as it is read: counts whole, shares in per cent, the rest in three digits. */
export const measureValue = (measure: Measure, value: number): string => {
  if (measure === "twins") return formatCount(value)
  if (measure === "betweenness" && value >= 0.01) return formatShare(value)
  if (measure === "interlocking") return formatDecimal(value)
  return formatDigits(value)
}

/** Where the chosen city stands in the world, what it is like, and where to go on from it. */
export function CityCard(props: {
  readonly city: City
  /** Its links in the picture. */
  readonly shown: number
  readonly onClose: (() => void) | undefined
}) {
  const noRanks = () => {
    if (props.city.analysed !== undefined) return g().card.noRanksAlone
    return props.city.failed === undefined ? g().card.noRanks : g().card.noRanksFailed
  }
  return (
    <Card
      title={cityName(props.city.city)}
      note={`${formatCountry(props.city.city.country)} · ${g().card.shown(props.shown)}`}
      aside={<CloseButton onClose={props.onClose} />}
      foot={
        <ul class={styles.onward}>
          <li>
            <A href={`/cities/${props.city.city.id}`}>{g().card.page(cityName(props.city.city))}</A>
          </li>
          <li>
            <A href={viewPath({ view: "around", city: props.city.city.id })}>
              {g().card.around(cityName(props.city.city))}
            </A>
          </li>
          <li>
            <A href={viewPath({ view: "networks", city: props.city.city.id })}>
              {g().card.networks(cityName(props.city.city))}
            </A>
          </li>
        </ul>
      }
    >
      <p class={styles.twins}>
        <strong>{formatCount(props.city.twins)}</strong> {g().card.twins(props.city.twins)}
      </p>
      <Show when={props.city.ranks} fallback={<p class={styles.quiet}>{noRanks()}</p>}>
        {(ranks) => (
          <table class={styles.ranks}>
            <caption>{g().card.ranks}</caption>
            <thead class="visually-hidden">
              <tr>
                <th scope="col">{g().card.measure}</th>
                <th scope="col">{g().card.rank}</th>
                <th scope="col">{g().figures.value}</th>
              </tr>
            </thead>
            <tbody>
              <For each={ranks()}>
                {(rank) => (
                  <tr title={g().measureNotes[rank.measure]}>
                    <th scope="row">{g().measures[rank.measure]}</th>
                    <td>{g().card.of(rank.rank, rank.of)}</td>
                    <td class={styles.quiet}>{measureValue(rank.measure, rank.value)}</td>
                  </tr>
                )}
              </For>
            </tbody>
          </table>
        )}
      </Show>
      <Show when={props.city.community}>
        {(community) => (
          <>
            <h3 class={styles.also}>{g().card.community}</h3>
            <A class={styles.group} href={viewPath({ view: "communities", community: community().community })}>
              <SignMark community={community().community} />
              <span>
                {communityNumber(community().community)} {communityName(community())}
              </span>
            </A>
          </>
        )}
      </Show>
      <Show when={props.city.cousins.length > 0}>
        <h3 class={styles.also}>{g().card.cousins}</h3>
        <p class={styles.quiet}>{g().card.cousinsNote}</p>
        <FirstFew
          items={props.city.cousins}
          first={3}
          more={(left) => g().communities.showMore(left)}
          class={styles.alike}
        >
          {(cousin) => (
            <>
              <A href={viewPath({ view: "ways", city: props.city.city.id, to: cousin.city.id })}>
                <CityName city={cousin.city} />
              </A>
              <span class={styles.quiet}>{g().card.shared(cousin.shared)}</span>
            </>
          )}
        </FirstFew>
      </Show>
      <Show when={props.city.closest.length > 0}>
        <h3 class={styles.also}>{g().card.closest}</h3>
        <p class={styles.quiet}>{g().card.closestNote}</p>
        <FirstFew
          items={props.city.closest}
          first={3}
          more={(left) => g().communities.showMore(left)}
          class={styles.alike}
        >
          {(close) => (
            <>
              <A href={viewPath({ view: "networks", city: close.city.id })}>
                <CityName city={close.city} />
              </A>
              <span class={styles.quiet}>{g().card.sharedNetworks(formatDecimal(close.shared))}</span>
            </>
          )}
        </FirstFew>
      </Show>
      <Show when={props.city.core !== undefined || props.city.eccentricity !== undefined}>
        <p class={`${styles.quiet} ${styles.also}`}>
          <Show when={props.city.core}>{(k) => g().card.core(k())}</Show>{" "}
          <Show when={props.city.eccentricity}>{(links) => g().card.farthest(links())}</Show>
        </p>
      </Show>
    </Card>
  )
}
