import type { Shapes } from "@proxeny/client"
import { A } from "@solidjs/router"
import { For, Show } from "solid-js"
import { formatCountry, formatShare } from "../i18n/format.ts"
import { g } from "../i18n/graph.ts"
import { t } from "../i18n/language.ts"
import { CityName } from "../naming.tsx"
import { Bars } from "../overview/Bars.tsx"
import { binLabel, doublingBins } from "../overview/statistics.ts"
import { Card } from "../ui/Card.tsx"
import { Segments } from "../ui/controls.tsx"
import { Skeleton } from "../ui/states.tsx"
import styles from "./graph.module.css"
import { AnalysedNote } from "./parts/AnalysedNote.tsx"
import { measureValue } from "./parts/CityCard.tsx"
import { betweennessWords, figureGroups } from "./parts/figureRows.ts"
import { type Measure, measures, viewPath } from "./view.ts"

type Analytics = typeof Shapes.Analytics.Encoded

const shownCountries = 10

/** The first cities by one measure, and the words for what it measures. */
function Top(props: {
  readonly top: NonNullable<Analytics["top"]>
  readonly measure: Measure
  readonly onMeasure: (measure: Measure) => void
}) {
  return (
    <Card
      title={g().figures.top}
      note={g().figures.topNote}
      aside={
        <Segments
          label={g().card.measure}
          value={props.measure}
          options={measures.map((one) => ({ value: one, label: g().measures[one] }))}
          onChange={props.onMeasure}
        />
      }
    >
      <p class={styles.explained}>{g().measureNotes[props.measure]}</p>
      <ol class={styles.top}>
        <For each={props.top[props.measure]}>
          {(ranked, index) => (
            <li>
              <span class={styles.quiet}>{index() + 1}</span>
              <A href={viewPath({ view: "around", city: ranked.city.id })}>
                <CityName city={ranked.city} /> <span class={styles.quiet}>{formatCountry(ranked.city.country)}</span>
              </A>
              <span class={styles.value}>{measureValue(props.measure, ranked.value)}</span>
            </li>
          )}
        </For>
      </ol>
    </Card>
  )
}

/** What the register says of the world of twinnings as a whole, each figure in plain words. */
export function FiguresView(props: {
  readonly analytics: Analytics
  readonly measure: Measure
  readonly onMeasure: (measure: Measure) => void
}) {
  return (
    <>
      <section class={styles.state} aria-label={g().analysed.title}>
        <AnalysedNote state={props.analytics} />
        <Show when={props.analytics.figures}>
          {(figures) => <p class={styles.quiet}>{betweennessWords(figures())}</p>}
        </Show>
      </section>
      <Show when={props.analytics.figures === undefined && props.analytics.failed === undefined}>
        <Card title={g().views.figures} flush>
          <Skeleton label={t().state.loading} lines={8} />
        </Card>
      </Show>
      <Show when={props.analytics.figures}>
        {(figures) => (
          <>
            <div class={styles.groups}>
              <For each={figureGroups(figures())}>
                {(group) => (
                  <Card title={group.title} flush>
                    <dl class={styles.figures}>
                      <For each={group.rows}>
                        {(row) => (
                          <div>
                            <dt>{row.label}</dt>
                            <dd class={styles.value}>{row.value}</dd>
                            <dd class={styles.quiet}>{row.note}</dd>
                          </div>
                        )}
                      </For>
                    </dl>
                  </Card>
                )}
              </For>
              <Card title={g().figures.distribution}>
                <Bars
                  short
                  nameHeading={t().overview.twins}
                  valueHeading={t().cities.title}
                  rows={doublingBins(figures().distribution).map((bin) => ({ name: binLabel(bin), value: bin.cities }))}
                />
              </Card>
              <Card title={g().figures.distances}>
                <Bars
                  short
                  nameHeading={g().figures.distance}
                  valueHeading={g().figures.pairs}
                  rows={figures().largest.distances.map(({ links, pairs }) => ({ name: String(links), value: pairs }))}
                />
              </Card>
              <Show when={props.analytics.flows}>
                {(flows) => (
                  <Card title={g().figures.flows} note={g().figures.flowsNote}>
                    <Bars
                      nameHeading={g().figures.flow}
                      valueHeading={t().overview.twinnings}
                      rows={flows()
                        .slice(0, shownCountries)
                        .map(({ countries: [one, other], twinnings }) => ({
                          value: twinnings,
                          name: (
                            <A href={`/partnerships?country=${one}&partnerCountry=${other}`}>
                              {one === other ? formatCountry(one) : `${formatCountry(one)} – ${formatCountry(other)}`}
                            </A>
                          )
                        }))}
                    />
                  </Card>
                )}
              </Show>
              <Show when={props.analytics.countries}>
                {(countries) => (
                  <Card title={g().figures.between} note={g().figures.betweenNote}>
                    <Bars
                      nameHeading={t().words.country}
                      valueHeading={g().figures.share}
                      rows={[...countries()]
                        .sort((a, b) => b.betweenness - a.betweenness)
                        .slice(0, shownCountries)
                        .map(({ betweenness, country }) => ({
                          value: betweenness,
                          words: formatShare(betweenness),
                          name: <A href={`/cities?country=${country}`}>{formatCountry(country)}</A>
                        }))}
                    />
                  </Card>
                )}
              </Show>
            </div>
            <Show when={props.analytics.top}>
              {(top) => <Top top={top()} measure={props.measure} onMeasure={props.onMeasure} />}
            </Show>
          </>
        )}
      </Show>
    </>
  )
}
