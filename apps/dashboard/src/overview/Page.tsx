import { A, useSearchParams } from "@solidjs/router"
import { createMemo, For, Match, Show, Switch } from "solid-js"
import { CityChooser } from "../city/CityChooser.tsx"
import { useCity } from "../city/queries.ts"
import { createStartCity } from "../city/startCity.ts"
import { Conflict } from "../evidence/Conflict.tsx"
import { formatCountry, formatDecimal } from "../i18n/format.ts"
import { t } from "../i18n/language.ts"
import { CityName, cityName } from "../naming.tsx"
import { Answer, QueryProblem } from "../shell/Answer.tsx"
import { importCommand, Loaded } from "../shell/Loaded.tsx"
import { createPageTitle } from "../shell/pageTitle.ts"
import { useStatistics } from "../shell/queries.ts"
import { Card } from "../ui/Card.tsx"
import { PageHead } from "../ui/PageHead.tsx"
import { Code, Empty, Skeleton } from "../ui/states.tsx"
import { Bars } from "./Bars.tsx"
import { Figures } from "./Figures.tsx"
import { countriesOf, regionOf } from "./focus.ts"
import { MapCard } from "./MapCard.tsx"
import styles from "./overview.module.css"
import { PartnersCard } from "./PartnersCard.tsx"
import { useFirstConflicts, useWorldMap } from "./queries.ts"
import { binLabel, doublingBins } from "./statistics.ts"

export default function Overview() {
  createPageTitle(() => t().overview.title)
  const [search, setSearch] = useSearchParams<{ city?: string; region?: string }>()
  const statistics = useStatistics()
  const map = useWorldMap()
  const conflicts = useFirstConflicts()
  const focusId = createStartCity(() => search.city, statistics)
  const city = useCity(focusId)
  const focus = createMemo(() => (city.isSuccess ? city.data : undefined))
  const choose = (id: string) => setSearch({ city: id })
  const subtitle = () => {
    const held = focus()
    return held === undefined
      ? t().overview.subtitlePlain
      : t().overview.subtitle(cityName(held), held.twinnings, countriesOf(held.partners))
  }
  const moreConflicts = () =>
    conflicts.isSuccess && conflicts.data.total > conflicts.data.items.length
      ? t().overview.allConflicts(conflicts.data.total)
      : undefined
  const empty = () => statistics.isSuccess && statistics.data.cities === 0

  return (
    <>
      <PageHead title={t().overview.title} subtitle={subtitle()}>
        <Show when={!empty()}>
          <CityChooser
            label={t().overview.focus}
            title={t().overview.chooseFocus}
            city={focus()}
            suggested={statistics.isSuccess ? statistics.data.mostTwinned : []}
            onChoose={choose}
          />
        </Show>
      </PageHead>
      <Answer query={statistics} skeleton={<Skeleton label={t().state.loading} lines={3} />}>
        {(counts) => <Figures statistics={counts()} />}
      </Answer>
      <Show
        when={!empty()}
        fallback={
          <Card title={t().overview.nothingYet}>
            <p>
              {t().overview.nothingYetDetail} <Code>{importCommand}</Code>
            </p>
          </Card>
        }
      >
        <div class={styles.mapRow}>
          <Answer
            query={map}
            skeleton={
              <Card title={t().overview.mapTitlePlain} flush>
                <Skeleton label={t().state.loading} block />
              </Card>
            }
          >
            {(world) => (
              <MapCard
                map={world()}
                city={focus()}
                region={regionOf(search.region)}
                onRegion={(region) => setSearch({ region: region === "world" ? undefined : region })}
                onPick={choose}
              />
            )}
          </Answer>
          <Switch
            fallback={
              <Card title={t().overview.partners} flush>
                <Skeleton label={t().state.loading} lines={8} />
              </Card>
            }
          >
            <Match when={focus()}>{(held) => <PartnersCard city={held()} />}</Match>
            <Match when={city.isError}>
              <Card title={t().overview.partners} flush>
                <QueryProblem query={city} />
              </Card>
            </Match>
          </Switch>
        </div>
        <Card
          title={t().overview.disagreements}
          note={t().overview.disagreementsNote}
          flush
          foot={moreConflicts() === undefined ? undefined : <A href="/conflicts">{moreConflicts()}</A>}
        >
          <Answer query={conflicts}>
            {(page) => (
              <Show when={page().items.length > 0} fallback={<Empty title={t().overview.disagreementsEmpty} />}>
                <For each={page().items}>{(conflict) => <Conflict conflict={conflict} />}</For>
              </Show>
            )}
          </Answer>
        </Card>
        <Show when={statistics.isSuccess ? statistics.data : undefined}>
          {(counts) => (
            <div class={styles.countRow}>
              <Card
                title={t().overview.mostTwinned}
                note={t().overview.mostTwinnedNote(
                  formatDecimal(counts().graph.meanTwins),
                  formatDecimal(counts().graph.medianTwins)
                )}
              >
                <Bars
                  nameHeading={t().cities.city}
                  valueHeading={t().overview.twins}
                  rows={counts()
                    .mostTwinned.slice(0, 10)
                    .map((most) => ({
                      value: most.twinnings,
                      name: (
                        <A href={`/cities/${most.id}`}>
                          <CityName city={most} />
                          <span class={styles.country}>{formatCountry(most.country)}</span>
                        </A>
                      )
                    }))}
                />
              </Card>
              <Card title={t().overview.pairs} note={t().overview.pairsNote}>
                <Bars
                  nameHeading={t().overview.pair}
                  valueHeading={t().overview.twinnings}
                  rows={counts()
                    .countryPairs.slice(0, 10)
                    .map(({ countries: [one, other], twinnings }) => ({
                      value: twinnings,
                      name: (
                        <A href={`/partnerships?country=${one}&partnerCountry=${other}`}>
                          {formatCountry(one)} – {formatCountry(other)}
                        </A>
                      )
                    }))}
                />
              </Card>
              <Card
                title={t().overview.distribution}
                note={t().overview.distributionNote(counts().graph.largestComponent, counts().twinnedCities)}
              >
                <Bars
                  short
                  nameHeading={t().overview.twins}
                  valueHeading={t().cities.title}
                  rows={doublingBins(counts().graph.distribution).map((bin) => ({
                    name: binLabel(bin),
                    value: bin.cities
                  }))}
                />
              </Card>
            </div>
          )}
        </Show>
      </Show>
      <Loaded narrow />
    </>
  )
}
