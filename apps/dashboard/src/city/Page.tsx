import { A, useNavigate, useParams, useSearchParams } from "@solidjs/router"
import { createEffect, createMemo, createSignal, lazy, on, Show, Suspense } from "solid-js"
import { may } from "../account/account.ts"
import { Claims } from "../evidence/Claims.tsx"
import { ConflictsCard } from "../evidence/ConflictsCard.tsx"
import { viewPath } from "../graph/view.ts"
import { HistoryLink } from "../history/HistoryLink.tsx"
import { formatCountry } from "../i18n/format.ts"
import { language, t } from "../i18n/language.ts"
import { s } from "../i18n/scores.ts"
import { WorldMap } from "../map/WorldMap.tsx"
import { cityName, otherCityName } from "../naming.tsx"
import { focusPlace, frameOf, spokesOf } from "../overview/focus.ts"
import { type Cap, readCap } from "../portfolio/cap.ts"
import { Functions } from "../portfolio/Functions.tsx"
import { Answer } from "../shell/Answer.tsx"
import { createPageTitle } from "../shell/pageTitle.ts"
import { Maturity } from "../strategy/Maturity.tsx"
import { Card } from "../ui/Card.tsx"
import { Button, buttonClass } from "../ui/controls.tsx"
import { Icon } from "../ui/Icon.tsx"
import { PageHead } from "../ui/PageHead.tsx"
import { pageStyles } from "../ui/page.ts"
import { Empty, Skeleton } from "../ui/states.tsx"
import { afterWrite } from "../writing/afterWrite.ts"
import { createMayWrite } from "../writing/mayWrite.ts"
import { About, Memberships } from "./About.tsx"
import styles from "./city.module.css"
import { PortfolioCard } from "./PortfolioCard.tsx"
import { useCity, useMaturity, usePortfolio } from "./queries.ts"
import type { CityWorkKind } from "./writing/CityWork.tsx"

const CityWork = lazy(() => import("./writing/CityWork.tsx"))
const Office = lazy(() => import("../office/Office.tsx"))

export default function CityPage() {
  const params = useParams<{ id: string }>()
  const [search, setSearch] = useSearchParams<{ cap?: string | Array<string>; currency?: string | Array<string> }>()
  const cap = createMemo(() => readCap(search.cap, search.currency))
  const setCap = (chosen: Cap | undefined) =>
    setSearch({ cap: chosen?.amount, currency: chosen?.currency }, { replace: true, scroll: false })
  const query = useCity(() => params.id)
  const maturity = useMaturity(() => params.id)
  const portfolio = usePortfolio(() => params.id, cap)
  const [work, setWork] = createSignal<CityWorkKind>()
  const words = createMayWrite("record.write", () => [params.id])
  const navigate = useNavigate()
  // Another city is another page, although it is shown in the same place.
  createEffect(
    on(
      () => params.id,
      () => setWork(undefined),
      { defer: true }
    )
  )
  const profile = () => (maturity.isSuccess ? maturity.data.profile : undefined)
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
                <A class={buttonClass()} href={viewPath({ city: city().id })}>
                  <Icon name="graph" size={16} />
                  {t().words.showInGraph}
                </A>
                <A class={buttonClass()} href={`/partnerships?city=${city().id}`}>
                  <Icon name="filter" size={16} />
                  {t().city.partnersOnly}
                </A>
                <HistoryLink kind="city" id={city().id} />
                <Show when={words()}>
                  {(w) => (
                    <Button look="primary" onClick={() => setWork("twinning")}>
                      <Icon name="plus" size={16} />
                      {w().twinning.add}
                    </Button>
                  )}
                </Show>
              </div>
            </PageHead>
            <Suspense>
              <Show when={work()} keyed>
                {(open) => (
                  <CityWork
                    city={city()}
                    profile={profile()}
                    work={open}
                    onTwinning={async (twinning) => {
                      await afterWrite()
                      navigate(`/partnerships/${twinning}`)
                    }}
                    onStrategy={async () => {
                      await afterWrite()
                      setWork(undefined)
                    }}
                    onCancel={() => setWork(undefined)}
                  />
                )}
              </Show>
            </Suspense>
            <Show when={city().contradictions.length > 0}>
              <ConflictsCard conflicts={city().contradictions} title={(open) => t().city.conflictsTitle(open)} />
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
                <Card
                  title={s().maturity.title}
                  note={s().maturity.note}
                  flush
                  aside={
                    <Show when={words()}>
                      {(w) => <Button onClick={() => setWork("strategy")}>{w().strategy.open}</Button>}
                    </Show>
                  }
                >
                  <Answer query={maturity} skeleton={<Skeleton label={t().state.loading} lines={18} />}>
                    {(found) => <Maturity maturity={found()} />}
                  </Answer>
                </Card>
                <PortfolioCard city={city()} query={portfolio} cap={cap()} onCap={setCap} />
                <Card title={t().city.evidence} note={t().city.evidenceNote} flush>
                  <Show when={city().evidence.length > 0} fallback={<Empty title={t().city.evidenceEmpty} />}>
                    <Claims claims={city().evidence} />
                  </Show>
                </Card>
              </div>
              <div class={pageStyles.column}>
                <About city={city()} />
                <Memberships city={city()} />
                <Show when={city().partners.length > 0}>
                  <Card title={s().functions.title} note={s().functions.note} foot={s().functions.source}>
                    <Answer query={portfolio} skeleton={<Skeleton label={t().state.loading} block />}>
                      {(found) => <Functions portfolio={found()} />}
                    </Answer>
                  </Card>
                </Show>
              </div>
            </div>
            <Show when={may("private.read", [city().id])}>
              <Suspense>
                <Office about={{ kind: "city", id: city().id }} cities={[city().id]} />
              </Suspense>
            </Show>
          </>
        )
      }}
    </Answer>
  )
}
