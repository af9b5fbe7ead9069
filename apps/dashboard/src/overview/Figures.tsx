import { A } from "@solidjs/router"
import { For } from "solid-js"
import { formatCount } from "../i18n/format.ts"
import { t } from "../i18n/language.ts"
import styles from "./overview.module.css"
import type { Statistics } from "./statistics.ts"

/** The four figures that size the register. */
export function Figures(props: { readonly statistics: Statistics }) {
  const figures = () => [
    {
      label: t().overview.cities,
      value: props.statistics.cities,
      note: t().overview.citiesNote(props.statistics.twinnedCities),
      href: "/cities"
    },
    {
      label: t().overview.twinnings,
      value: props.statistics.twinnings,
      note: t().overview.twinningsNote(props.statistics.domesticTwinnings),
      href: "/partnerships"
    },
    {
      label: t().overview.countries,
      value: props.statistics.countries,
      note: t().overview.countriesNote(props.statistics.networks),
      href: "/networks"
    },
    {
      label: t().overview.conflicts,
      value: props.statistics.conflicts,
      note: t().overview.conflictsNote,
      href: "/conflicts"
    }
  ]
  return (
    <dl class={styles.figures}>
      <For each={figures()}>
        {(figure) => (
          <div class={styles.figure}>
            <dt>{figure.label}</dt>
            <dd class={styles.value}>
              <A href={figure.href}>{formatCount(figure.value)}</A>
            </dd>
            <dd>{figure.note}</dd>
          </div>
        )}
      </For>
    </dl>
  )
}
