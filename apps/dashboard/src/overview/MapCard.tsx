import { type Shapes, unpackLinks } from "@proxeny/client"
import { createMemo, createSignal, For, Show } from "solid-js"
import { unwrap } from "solid-js/store"
import { formatCountry, formatPoint } from "../i18n/format.ts"
import { t } from "../i18n/language.ts"
import { frames, type Region, regions } from "../map/projection.ts"
import { WorldMap } from "../map/WorldMap.tsx"
import { CityName, cityName } from "../naming.tsx"
import { Card } from "../ui/Card.tsx"
import { Segments } from "../ui/controls.tsx"
import { Table } from "../ui/table.tsx"
import { focusPlace, placesOf, spokesOf } from "./focus.ts"
import styles from "./overview.module.css"
import { useMapCities } from "./queries.ts"

type Map = typeof Shapes.WorldMap.Encoded
type City = typeof Shapes.CityDetail.Encoded

const Line = (props: { readonly dash?: string; readonly class?: string | undefined }) => (
  <svg
    width="30"
    height="8"
    viewBox="0 0 30 8"
    fill="none"
    stroke="currentColor"
    stroke-width="2.25"
    stroke-linecap="round"
    class={props.class}
    aria-hidden="true"
  >
    <path d="M2 4h26" stroke-dasharray={props.dash} />
  </svg>
)

/** The world with the links of the city in focus, the same as a table below. */
export function MapCard(props: {
  readonly map: Map
  readonly city: City | undefined
  readonly region: Region
  readonly onRegion: (region: Region) => void
  readonly onPick: (id: string) => void
}) {
  const [interest, setInterest] = createSignal(false)
  const named = useMapCities(interest)
  // Plain arrays: thousands of cells read through a store's proxies would be slow.
  const world = createMemo(() => unwrap(props.map))
  const cities = createMemo(() =>
    named.isSuccess && named.data.version === world().version ? unwrap(named.data).cities : world().labels
  )
  const places = createMemo(() => placesOf(world(), cities()))
  const links = createMemo(() => unpackLinks(world().links))
  const cityOf = createMemo(() => new globalThis.Map(cities().map((city, index) => [city.id, index])))
  const spokes = createMemo(() => (props.city === undefined ? [] : spokesOf(props.city)))
  const focus = createMemo(() => (props.city === undefined ? undefined : focusPlace(props.city)))
  const placeless = () => (props.city?.partners.length ?? 0) - spokes().length
  const title = () =>
    props.city === undefined ? t().overview.mapTitlePlain : t().overview.mapTitle(cityName(props.city))
  const note = () => t().overview.mapNote(links().length, world().total)

  return (
    <Card
      title={title()}
      note={note()}
      flush
      aside={
        <Segments
          label={t().map.regions}
          value={props.region}
          options={regions.map((region) => ({ value: region, label: t().map.region[region] }))}
          onChange={(region) => props.onRegion(region)}
        />
      }
      foot={
        <>
          <ul class={styles.legend}>
            <Show when={props.city}>
              {(city) => (
                <li>
                  <Line />
                  {t().map.ofFocus(cityName(city()))}
                </li>
              )}
            </Show>
            <Show when={spokes().some(({ look }) => look === "disputed")}>
              <li>
                <Line dash="6 5" />
                {t().map.disputed}
              </li>
            </Show>
            <Show when={spokes().some(({ look }) => look === "ended")}>
              <li>
                <Line dash="0.5 4" />
                {t().map.ended}
              </li>
            </Show>
            <li>
              <Line class={styles.all} />
              {t().map.everyTwinning}
            </li>
          </ul>
          {t().app.projection} {t().app.noBorders}
          <Show when={placeless() > 0}> {t().map.noPlace(placeless())}</Show>
        </>
      }
    >
      <WorldMap
        places={places()}
        links={links()}
        focus={focus()}
        spokes={spokes()}
        frame={frames[props.region]}
        words={{ ...t().map, label: title() }}
        describe={(place) => {
          const index = cityOf().get(place.id) ?? -1
          const partner = props.city?.partners.find(({ city }) => city.id === place.id)?.city
          const country = formatCountry((cities()[index] ?? partner)?.country)
          const twinnings = world().twinnings[index]
          return twinnings === undefined ? country : t().map.tip(country, twinnings)
        }}
        onInterest={() => setInterest(true)}
        onPick={(id) => props.onPick(id)}
      />
      <Show when={props.city}>
        {(city) => (
          <details class={`${styles.mapTable} screen-only`}>
            <summary>{t().map.table}</summary>
            <div>
              <Table
                caption={t().map.tableCaption(cityName(city()))}
                head={
                  <>
                    <th scope="col">{t().city.partner}</th>
                    <th scope="col">{t().words.country}</th>
                    <th scope="col">{t().map.place}</th>
                  </>
                }
              >
                <For each={city().partners}>
                  {(partner) => (
                    <tr>
                      <th scope="row">
                        <a href={`/cities/${partner.city.id}`}>
                          <CityName city={partner.city} />
                        </a>
                      </th>
                      <td>{formatCountry(partner.city.country)}</td>
                      <td>
                        <Show when={partner.city.coordinates} fallback={t().words.notStated}>
                          {(point) => formatPoint(point().latitude, point().longitude)}
                        </Show>
                      </td>
                    </tr>
                  )}
                </For>
              </Table>
            </div>
          </details>
        )}
      </Show>
    </Card>
  )
}
