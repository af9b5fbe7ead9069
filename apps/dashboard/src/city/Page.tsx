import { A, useParams } from "@solidjs/router"
import { createMemo, For, Show } from "solid-js"
import { Claims } from "../evidence/Claims.tsx"
import { Conflict } from "../evidence/Conflict.tsx"
import { formatCountry } from "../i18n/format.ts"
import { language, t } from "../i18n/language.ts"
import { WorldMap } from "../map/WorldMap.tsx"
import { cityName, otherCityName } from "../naming.tsx"
import { focusPlace, frameOf, spokesOf } from "../overview/focus.ts"
import { Answer } from "../shell/Answer.tsx"
import { createPageTitle } from "../shell/pageTitle.ts"
import { Card } from "../ui/Card.tsx"
import { buttonClass } from "../ui/controls.tsx"
import { Icon } from "../ui/Icon.tsx"
import { PageHead } from "../ui/PageHead.tsx"
import { pageStyles } from "../ui/page.ts"
import { Empty } from "../ui/states.tsx"
import { About, Memberships } from "./About.tsx"
import styles from "./city.module.css"
import { PartnersTable } from "./PartnersTable.tsx"
import { useCity } from "./queries.ts"

export default function CityPage() {
  const params = useParams<{ id: string }>()
  const query = useCity(() => params.id)
  createPageTitle(() => (query.isSuccess ? cityName(query.data) : t().cities.title))

  return (
    <Answer query={query} page>
      {(city) => {
        const focus = createMemo(() => focusPlace(city()))
        const spokes = createMemo(() => spokesOf(city()))
        const frame = createMemo(() => frameOf(city()))
        const mapTitle = () => t().overview.mapTitle(cityName(city()))
        return (
          <>
            <PageHead
              kind={formatCountry(city().country)}
              title={
                <span class={styles.title}>
                  {cityName(city())}
                  <Show when={otherCityName(city())}>
                    {(other) => (
                      <span class={styles.other} lang={language() === "zh" ? "en" : "zh-CN"}>
                        {other()}
                      </span>
                    )}
                  </Show>
                </span>
              }
              subtitle={`${t().words.twinnings(city().twinnings)} · ${t().words.networks(city().memberships)}`}
            >
              <div class={`${pageStyles.actions} screen-only`}>
                <A class={buttonClass()} href={`/?city=${city().id}`}>
                  <Icon name="overview" size={16} />
                  {t().city.focus}
                </A>
                <A class={buttonClass()} href={`/partnerships?city=${city().id}`}>
                  <Icon name="filter" size={16} />
                  {t().city.partnersOnly}
                </A>
              </div>
            </PageHead>
            <Show when={city().contradictions.length > 0}>
              <Card
                look="warn"
                title={t().city.conflictsTitle(city().contradictions.length)}
                note={t().overview.disagreementsNote}
                flush
              >
                <For each={city().contradictions}>{(conflict) => <Conflict conflict={conflict} />}</For>
              </Card>
            </Show>
            <div class={pageStyles.two}>
              <div class={pageStyles.column}>
                <Show when={focus() !== undefined && spokes().length > 0}>
                  <Card title={t().city.mapTitle} flush foot={`${t().app.projection} ${t().app.noBorders}`}>
                    <WorldMap
                      places={[]}
                      links={[]}
                      focus={focus()}
                      spokes={spokes()}
                      frame={frame()}
                      roomy
                      words={{ ...t().map, label: mapTitle() }}
                      describe={(place) =>
                        formatCountry(
                          city().partners.find((partner) => partner.city.id === place.id)?.city.country ??
                            city().country
                        )
                      }
                    />
                  </Card>
                </Show>
                <Card title={t().city.partners} note={t().words.twinnings(city().partners.length)} flush>
                  <Show
                    when={city().partners.length > 0}
                    fallback={
                      <Empty title={t().city.partnersEmpty}>
                        <p>{t().city.partnersEmptyDetail}</p>
                      </Empty>
                    }
                  >
                    <PartnersTable city={city()} />
                  </Show>
                </Card>
                <Card title={t().city.evidence} note={t().city.evidenceNote} flush>
                  <Show when={city().evidence.length > 0} fallback={<Empty title={t().city.evidenceEmpty} />}>
                    <Claims claims={city().evidence} />
                  </Show>
                </Card>
              </div>
              <div class={pageStyles.column}>
                <About city={city()} />
                <Memberships city={city()} />
              </div>
            </div>
          </>
        )
      }}
    </Answer>
  )
}
