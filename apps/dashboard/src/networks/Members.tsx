import type { Shapes } from "@proxeny/client"
import { A } from "@solidjs/router"
import { For, Show } from "solid-js"
import { Citations } from "../evidence/Claims.tsx"
import { formatCountry } from "../i18n/format.ts"
import { t } from "../i18n/language.ts"
import { listed } from "../i18n/words.ts"
import { CityName } from "../naming.tsx"
import { Card } from "../ui/Card.tsx"
import { pageStyles } from "../ui/page.ts"
import { Empty } from "../ui/states.tsx"
import { Table, tableStyles } from "../ui/table.tsx"

export type Member = typeof Shapes.NetworkMember.Encoded

/** Members of one kind: who, by whom represented, in what role, and who says so. */
export function Members(props: {
  readonly title: string
  readonly note: string
  readonly members: ReadonlyArray<Member>
  readonly mediated?: boolean
}) {
  return (
    <Card title={props.title} note={props.note} flush>
      <Show when={props.members.length > 0} fallback={<Empty title={t().network.none} />}>
        <Table
          caption={props.title}
          head={
            <>
              <th scope="col">{t().network.member}</th>
              <Show when={props.mediated}>
                <th scope="col">{t().network.through}</th>
              </Show>
              <th scope="col">{t().network.roles}</th>
              <th scope="col" class={tableStyles.wideOnly}>
                {t().network.statedBy}
              </th>
            </>
          }
        >
          <For each={props.members}>
            {(member) => (
              <tr>
                <th scope="row">
                  <Show when={member.city}>
                    {(city) => (
                      <>
                        <A href={`/cities/${city().id}`}>
                          <CityName city={city()} />
                        </A>
                        <div class={pageStyles.small}>{formatCountry(city().country)}</div>
                      </>
                    )}
                  </Show>
                  <Show when={member.network}>
                    {(network) => (
                      <>
                        <A href={`/networks/${network().id}`} class={pageStyles.strong}>
                          {network().shortName ?? network().name}
                        </A>
                        <Show when={network().shortName}>
                          <div class={pageStyles.small}>{network().name}</div>
                        </Show>
                      </>
                    )}
                  </Show>
                </th>
                <Show when={props.mediated}>
                  <td>
                    <Show when={member.through} fallback="–">
                      {(through) => <A href={`/networks/${through().id}`}>{through().shortName ?? through().name}</A>}
                    </Show>
                  </td>
                </Show>
                <td>
                  {listed(
                    (member.roles.length === 0 ? (["member"] as const) : member.roles).map((role) => t().roles[role])
                  )}
                </td>
                <td class={tableStyles.wideOnly}>
                  <Citations claims={member.claims} />
                </td>
              </tr>
            )}
          </For>
        </Table>
      </Show>
    </Card>
  )
}
