import { useSearchParams } from "@solidjs/router"
import { createMemo, Match, Switch } from "solid-js"
import { CityChooser } from "../city/CityChooser.tsx"
import { useCity } from "../city/queries.ts"
import { createStartCity } from "../city/startCity.ts"
import { g } from "../i18n/graph.ts"
import { useNetwork } from "../networks/queries.ts"
import { Answer, QueryProblem } from "../shell/Answer.tsx"
import { createPageTitle } from "../shell/pageTitle.ts"
import { useStatistics } from "../shell/queries.ts"
import { Button, Segments } from "../ui/controls.tsx"
import { Icon } from "../ui/Icon.tsx"
import { PageHead } from "../ui/PageHead.tsx"
import { AroundView } from "./AroundView.tsx"
import { CommunitiesView } from "./CommunitiesView.tsx"
import { FiguresView } from "./FiguresView.tsx"
import styles from "./graph.module.css"
import { NetworksView } from "./NetworksView.tsx"
import type { SetView } from "./PicturePane.tsx"
import { NetworkChooser } from "./parts/NetworkChooser.tsx"
import { NoTwinning } from "./parts/NoTwinning.tsx"
import { useAnalytics } from "./queries.ts"
import { readView, type ViewParams, viewKinds, viewParams } from "./view.ts"
import { WaysView } from "./WaysView.tsx"

export default function Graph() {
  const [search, setSearch] = useSearchParams<ViewParams & Record<string, string>>()
  const view = createMemo(() => readView({ ...search }))
  const set: SetView = (change, replace = false) =>
    setSearch(viewParams(readView(viewParams({ ...view(), ...change } as never) as ViewParams)), {
      replace,
      scroll: false
    })
  createPageTitle(() => `${g().views[view().view]} · ${g().title}`)

  const statistics = useStatistics()
  const startCity = createStartCity(() => view().city, statistics)
  const city = useCity(() => (view().network === undefined ? startCity() : undefined))
  const other = useCity(() => view().to)
  const network = useNetwork(() => view().network)
  const analytics = useAnalytics()
  const communities = createMemo(() => (analytics.isSuccess ? (analytics.data.communities ?? []) : []))
  const suggested = () => (statistics.isSuccess ? statistics.data.mostTwinned : [])
  const held = () => (city.isSuccess ? city.data : undefined)

  const needsCity = () => view().view !== "figures" && view().view !== "communities" && view().network === undefined
  const needsTwinnings = () => view().view !== "networks"

  return (
    <>
      <PageHead title={g().title} subtitle={g().subtitles[view().view]}>
        <div class={`${styles.choosers} screen-only`}>
          <Switch>
            <Match when={view().view === "around"}>
              <CityChooser
                label={g().pick.city}
                title={g().pick.chooseCity}
                city={held()}
                suggested={suggested()}
                onChoose={(id) => set({ city: id, chosen: undefined })}
              />
            </Match>
            <Match when={view().view === "networks"}>
              <CityChooser
                label={g().pick.city}
                title={g().pick.chooseCity}
                city={view().network === undefined ? held() : undefined}
                {...(view().network === undefined ? {} : { nothing: g().pick.nothing })}
                suggested={suggested()}
                onChoose={(id) => set({ city: id, network: undefined, chosen: undefined })}
              />
              <NetworkChooser
                name={network.isSuccess ? (network.data.shortName ?? network.data.name) : undefined}
                onChoose={(id) => set({ network: id, city: undefined, chosen: undefined })}
              />
            </Match>
            <Match when={view().view === "ways"}>
              <CityChooser
                label={g().pick.from}
                title={g().pick.chooseFrom}
                city={held()}
                suggested={suggested()}
                onChoose={(id) => set({ city: id, chosen: undefined })}
              />
              <Button
                iconOnly
                aria-label={g().pick.swap}
                title={g().pick.swap}
                aria-disabled={view().to === undefined}
                onClick={() => view().to !== undefined && set({ city: view().to, to: startCity(), chosen: undefined })}
              >
                <Icon name="both" size={16} />
              </Button>
              <CityChooser
                label={g().pick.to}
                title={g().pick.chooseTo}
                city={other.isSuccess ? other.data : undefined}
                {...(view().to === undefined ? { nothing: g().pick.nothing } : {})}
                suggested={suggested()}
                onChoose={(id) => set({ city: startCity(), to: id, chosen: undefined })}
              />
            </Match>
          </Switch>
        </div>
      </PageHead>
      <div class={`${styles.bar} screen-only`}>
        <Segments
          label={g().choose}
          value={view().view}
          options={viewKinds.map((kind) => ({ value: kind, label: g().views[kind] }))}
          onChange={(kind) => set({ view: kind, chosen: undefined, year: undefined, undated: undefined })}
        />
      </div>
      <Switch>
        <Match when={startCity() === undefined && statistics.isError && needsCity()}>
          <QueryProblem query={statistics} />
        </Match>
        <Match when={statistics.isSuccess && statistics.data.twinnings === 0 && needsTwinnings()}>
          <NoTwinning />
        </Match>
        <Match when={view().view === "around"}>
          <AroundView view={view()} city={startCity()} communities={communities()} set={set} />
        </Match>
        <Match when={view().view === "networks"}>
          <NetworksView view={view()} city={startCity()} communities={communities()} set={set} />
        </Match>
        <Match when={view().view === "communities"}>
          <CommunitiesView
            view={view()}
            communities={communities()}
            described={analytics}
            count={analytics.isSuccess ? (analytics.data.figures?.communities ?? communities().length) : 0}
            set={set}
          />
        </Match>
        <Match when={view().view === "ways"}>
          <WaysView view={view()} from={startCity()} communities={communities()} set={set} />
        </Match>
        <Match when={view().view === "figures"}>
          <Answer query={analytics}>
            {(answer) => (
              <FiguresView
                analytics={answer()}
                measure={view().measure}
                onMeasure={(measure) => set({ measure }, true)}
              />
            )}
          </Answer>
        </Match>
      </Switch>
    </>
  )
}
