import type { Shapes } from "@proxeny/client"
import { A } from "@solidjs/router"
import { For, Show } from "solid-js"
import { formatCountry, formatDate } from "../i18n/format.ts"
import { t } from "../i18n/language.ts"
import { CityName, cityName } from "../naming.tsx"
import { StateMark } from "../partnerships/StateMark.tsx"
import { Card } from "../ui/Card.tsx"
import { Pill } from "../ui/controls.tsx"
import { partnersInOrder } from "./focus.ts"
import styles from "./overview.module.css"

/** As many partners as stand beside the map. */
const shown = 8

/** The partners of the city in focus, each leading to its twinning. */
export function PartnersCard(props: { readonly city: typeof Shapes.CityDetail.Encoded }) {
  // Memberships take the room that partners leave.
  const memberships = () =>
    props.city.networks.slice(0, Math.max(0, shown - 2 - Math.min(shown, props.city.partners.length)))
  return (
    <Card title={t().overview.partners}>
      <Show when={props.city.partners.length > 0} fallback={<p>{t().overview.partnersEmpty}</p>}>
        <ul class={styles.partners}>
          <For each={partnersInOrder(props.city.partners).slice(0, shown)}>
            {(partner) => (
              <li>
                <A class={styles.partner} href={`/partnerships/${partner.twinning}`}>
                  <StateMark state={partner.state} />
                  <span>
                    <CityName city={partner.city} />
                    <small>
                      {formatCountry(partner.city.country)}
                      <Show when={partner.since}>{(since) => ` · ${t().words.since(formatDate(since()))}`}</Show>
                    </small>
                  </span>
                  <Show when={partner.conflict} fallback={<Pill>{t().words.sources(partner.sources)}</Pill>}>
                    <Pill look="warn">{t().words.conflict}</Pill>
                  </Show>
                </A>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={memberships().length > 0}>
        <h3 class={styles.also}>{t().overview.networks}</h3>
        <ul class={styles.networks}>
          <For each={memberships()}>
            {(membership) => (
              <li>
                <A href={`/networks/${membership.network.id}`} title={membership.network.name}>
                  {membership.network.shortName ?? membership.network.name}
                </A>
                <small>
                  {membership.through === undefined
                    ? t().city.direct
                    : t().city.through(membership.through.shortName ?? membership.through.name)}
                </small>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <p class={styles.after}>
        <A href={`/cities/${props.city.id}`}>
          {props.city.partners.length > shown
            ? t().overview.allPartners(props.city.partners.length)
            : t().overview.openCity(cityName(props.city))}
        </A>
      </p>
    </Card>
  )
}
