import { A } from "@solidjs/router"
import { createMemo, For, Show } from "solid-js"
import { ShareBar } from "../chart/RangeBar.tsx"
import { createFound } from "../evidence/found.ts"
import { EvidenceOf } from "../factors/Evidence.tsx"
import { formatShare } from "../i18n/format.ts"
import { t } from "../i18n/language.ts"
import { s } from "../i18n/scores.ts"
import { aside, listed } from "../i18n/words.ts"
import { cityName } from "../naming.tsx"
import { Keyed } from "../ui/Keyed.tsx"
import { pageStyles } from "../ui/page.ts"
import type { CityPortfolio } from "./answer.ts"
import styles from "./portfolio.module.css"

type TwinningId = CityPortfolio["twinnings"][number]["twinning"]

const named = 4

/** Which of Bull's five functions of diplomacy the partners of a city serve. */
export function Functions(props: { readonly portfolio: CityPortfolio }) {
  const partners = createMemo(
    () => new Map(props.portfolio.twinnings.map(({ partner, twinning }) => [twinning, partner]))
  )
  const nameOf = (twinning: TwinningId): string => {
    const city = partners().get(twinning)
    return city === undefined ? "" : cityName(city)
  }
  const found = createFound(() => props.portfolio)
  const profile = () => props.portfolio.functions
  return (
    <Show when={profile().activities > 0} fallback={<p class={pageStyles.muted}>{s().functions.nothing}</p>}>
      <ul class={styles.functions}>
        <Keyed each={profile().functions} by={(one) => one.function}>
          {(one) => (
            <li>
              <p class={pageStyles.line}>
                <span class={pageStyles.strong}>{s().functions.names[one().function]}</span>
                <span class={pageStyles.small}>{s().functions.share(formatShare(one().share))}</span>
              </p>
              <ShareBar share={one().share} strong />
              <p class={pageStyles.small}>
                <For each={one().partners.slice(0, named)}>
                  {(partner, i) => (
                    <Show when={partners().get(partner.twinning)}>
                      {(city) => (
                        <>
                          {i() > 0 ? t().values.comma() : ""}
                          <A href={`/partnerships/${partner.twinning}`}>{cityName(city())}</A>
                          {aside(s().evidence.activities(partner.activities.length))}
                        </>
                      )}
                    </Show>
                  )}
                </For>
                <Show when={one().partners.length > named}>
                  {t().values.comma()}
                  {s().evidence.more(one().partners.length - named)}
                </Show>
              </p>
              <EvidenceOf
                groups={one().partners.map(({ activities, twinning }) => ({ title: nameOf(twinning), activities }))}
                found={found}
                first={4}
              />
            </li>
          )}
        </Keyed>
      </ul>
      <Show when={profile().unserved.length > 0}>
        <p class={styles.unserved}>
          {s().functions.unserved(listed(profile().unserved.map((key) => s().functions.names[key])))}
        </p>
      </Show>
    </Show>
  )
}
