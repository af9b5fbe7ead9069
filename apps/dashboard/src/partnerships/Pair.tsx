import type { Shapes } from "@proxeny/client"
import { formatCountry } from "../i18n/format.ts"
import { cityName } from "../naming.tsx"
import { Icon } from "../ui/Icon.tsx"
import styles from "./partnerships.module.css"

type Cities = (typeof Shapes.TwinningSummary.Encoded)["cities"]

export const pairName = (cities: Cities): string => `${cityName(cities[0])} – ${cityName(cities[1])}`

/** Two cities, joined. */
export function Pair(props: { readonly cities: Cities }) {
  return (
    <span class={styles.pair}>
      <span>{cityName(props.cities[0])}</span>
      <Icon name="both" size={13} />
      <span>{cityName(props.cities[1])}</span>
    </span>
  )
}

export const PairCountries = (props: { readonly cities: Cities }) => (
  <div class={styles.countries}>
    {formatCountry(props.cities[0].country)} – {formatCountry(props.cities[1].country)}
  </div>
)
