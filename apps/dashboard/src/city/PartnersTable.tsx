import type { Shapes } from "@proxeny/client"
import { A } from "@solidjs/router"
import { For, Show } from "solid-js"
import { topicWords } from "../evidence/claimWords.ts"
import { formatCount, formatCountry, formatDate } from "../i18n/format.ts"
import { t } from "../i18n/language.ts"
import { CityName, cityName } from "../naming.tsx"
import { StateMark } from "../partnerships/StateMark.tsx"
import { Pill } from "../ui/controls.tsx"
import { pageStyles } from "../ui/page.ts"
import { Table, tableStyles } from "../ui/table.tsx"

/** The partners of one city. */
export function PartnersTable(props: { readonly city: typeof Shapes.CityDetail.Encoded }) {
  return (
    <Table
      caption={`${t().city.partners}: ${cityName(props.city)}`}
      head={
        <>
          <th scope="col">{t().city.partner}</th>
          <th scope="col">{t().partnerships.state}</th>
          <th scope="col" class={tableStyles.wideOnly}>
            {t().partnerships.since}
          </th>
          <th scope="col" class={tableStyles.wideOnly}>
            {t().partnerships.topics}
          </th>
          <th scope="col" class={`${tableStyles.number} ${tableStyles.wideOnly}`}>
            {t().partnerships.sources}
          </th>
        </>
      }
    >
      <For each={props.city.partners}>
        {(partner) => (
          <tr>
            <th scope="row">
              <A href={`/partnerships/${partner.twinning}`}>
                <CityName city={partner.city} />
              </A>
              <Show when={partner.conflict}>
                {" "}
                <Pill look="warn">{t().words.conflict}</Pill>
              </Show>
              <div class={pageStyles.small}>{formatCountry(partner.city.country)}</div>
            </th>
            <td>
              <StateMark state={partner.state} withWord />
            </td>
            <td class={tableStyles.wideOnly}>
              <Show when={partner.since} fallback="–">
                {(since) => formatDate(since())}
              </Show>
            </td>
            <td class={`${tableStyles.wideOnly} ${tableStyles.muted}`}>
              {partner.topics.map(topicWords).join(", ") || "–"}
            </td>
            <td class={`${tableStyles.number} ${tableStyles.wideOnly}`}>{formatCount(partner.sources)}</td>
          </tr>
        )}
      </For>
    </Table>
  )
}
