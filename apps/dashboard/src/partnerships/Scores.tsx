import { useLocation } from "@solidjs/router"
import { createEffect, createMemo, type JSX, Show } from "solid-js"
import { ActivityList } from "../activities/ActivityList.tsx"
import { type ActivityView, createFound } from "../evidence/found.ts"
import { factorsAnchor, type TwinningScores } from "../factors/answer.ts"
import { Factors } from "../factors/Factors.tsx"
import styles from "../factors/factors.module.css"
import { Standing } from "../factors/Standing.tsx"
import { Tensions } from "../factors/Tensions.tsx"
import { Timeline } from "../factors/Timeline.tsx"
import { formatDate } from "../i18n/format.ts"
import { s } from "../i18n/scores.ts"
import { inWords } from "../i18n/words.ts"
import { cityName } from "../naming.tsx"
import { Card } from "../ui/Card.tsx"
import { pageStyles } from "../ui/page.ts"

const method = ({ asOf, draws, rubric, seed }: TwinningScores): string =>
  [
    s().method.rubric(inWords(rubric.title), rubric.id, rubric.version),
    s().method.asOf(formatDate(asOf)),
    s().method.draws(seed, draws)
  ].join(" · ")

/** Where a twinning stands and what it comes to, as cards of its page; without an activity on record, one that says so. */
export function Scores(props: {
  readonly scores: TwinningScores
  /** What can be done with an activity, by whoever may. */
  readonly tools?: ((activity: ActivityView) => JSX.Element) | undefined
}) {
  const found = createFound(() => props.scores)
  const own = createMemo(() =>
    found.activities(
      props.scores.activities.filter(({ twinning }) => twinning === props.scores.twinning).map(({ id }) => id)
    )
  )
  const sources = createMemo(
    () => new Set(found.claims(own().flatMap(({ evidence }) => evidence)).map(({ source }) => source.id)).size
  )
  const cityNameOf = (id: string): string => {
    const city = props.scores.cities.find((one) => one.id === id)
    return city === undefined ? id : cityName(city)
  }
  const location = useLocation()
  // The page has no such place yet when the router looks for it.
  createEffect(() => {
    if (location.hash === `#${factorsAnchor}`) document.getElementById(factorsAnchor)?.scrollIntoView()
  })
  return (
    <>
      <Card
        title={s().standing.title}
        note={s().standing.note}
        foot={`${s().method.rules(props.scores.standing.rule.id, props.scores.standing.rule.version)} · ${s().method.asOf(formatDate(props.scores.standing.asOf))}`}
      >
        <Standing scores={props.scores} found={found} />
        <Show when={props.scores.now === undefined}>
          <div class={styles.empty}>
            <p class={pageStyles.strong}>{s().factors.nothingYet}</p>
            <p class={pageStyles.muted}>{s().factors.nothingYetDetail}</p>
          </div>
        </Show>
      </Card>
      <Show when={props.scores.now}>
        {(now) => (
          <>
            <Card
              id={factorsAnchor}
              title={s().factors.title}
              note={s().factors.note}
              foot={
                <>
                  {method(props.scores)}
                  <br />
                  {s().method.proposal}
                </>
              }
            >
              <Factors scores={props.scores} now={now()} found={found} cityNameOf={cityNameOf} />
            </Card>
            <Show when={props.scores.timeline.length > 1}>
              <Card title={s().timeline.title} note={s().timeline.note}>
                <Timeline scores={props.scores} />
              </Card>
            </Show>
            <Show when={props.scores.buffers.length > 0}>
              <Card title={s().tensions.title} note={s().tensions.note} foot={s().tensions.caution}>
                <Tensions buffers={props.scores.buffers} twinning={props.scores.twinning} found={found} />
              </Card>
            </Show>
          </>
        )}
      </Show>
      <Show when={own().length > 0}>
        <Card title={s().activities.title} note={s().activities.note(own().length, sources())} flush>
          <ActivityList activities={own()} found={found} cityNameOf={cityNameOf} tools={props.tools} />
        </Card>
      </Show>
    </>
  )
}
