import { createEffect, createMemo, createSignal, createUniqueId, For, on, onCleanup, Show } from "solid-js"
import { g } from "../../i18n/graph.ts"
import { listed } from "../../i18n/words.ts"
import { Button, Check } from "../../ui/controls.tsx"
import { Icon } from "../../ui/Icon.tsx"
import styles from "../graph.module.css"
import type { Standings, YearCount } from "../years.ts"

/** How long a year stays while they are played, in ms. */
const yearMs = 260

/** The slider over the years, the agreements of each year beneath it, and what of the links has no year. */
export function Years(props: {
  readonly beginnings: ReadonlyArray<YearCount>
  readonly year: number | undefined
  readonly undated: boolean
  readonly standings: Standings
  /** All undated links, whatever the year. */
  readonly allUndated: number
  readonly onYear: (year: number | undefined) => void
  readonly onUndated: (undated: boolean) => void
}) {
  const help = createUniqueId()
  // Every bar asks for these.
  const begun = createMemo(() => props.beginnings)
  const first = createMemo(() => begun()[0]?.year ?? 0)
  const last = createMemo(() => Math.max(new Date().getFullYear(), begun().at(-1)?.year ?? 0))
  const span = () => last() - first() + 1
  const most = createMemo(() =>
    begun().reduce((best, one) => (one.links > best.links ? one : best), { year: 0, links: 0 })
  )
  const [playing, setPlaying] = createSignal(false)
  const still = matchMedia("(prefers-reduced-motion: reduce)")
  const [calm, setCalm] = createSignal(still.matches)
  const onMotion = () => setCalm(still.matches)
  still.addEventListener("change", onMotion)

  const onward = () => {
    const now = props.year
    if (now === undefined || now >= last()) props.onYear(first())
    else props.onYear(now + 1)
  }
  createEffect(
    on(playing, (goes) => {
      if (!goes) return
      const timer = setInterval(() => {
        if ((props.year ?? last()) >= last()) setPlaying(false)
        else onward()
      }, yearMs)
      onCleanup(() => clearInterval(timer))
    })
  )
  onCleanup(() => still.removeEventListener("change", onMotion))
  const press = () => {
    // Who asked for less motion goes on year by year, at a press each.
    if (calm()) return onward()
    if (!playing() && (props.year === undefined || props.year >= last())) props.onYear(first())
    return setPlaying(!playing())
  }
  const undated = () => (props.standings.undated > 0 ? [g().years.undated(props.standings.undated)] : [])
  const counts = () =>
    listed(
      props.year === undefined
        ? [g().years.dated(props.standings["in-force"]), ...undated()]
        : [
            g().years.inForce(props.standings["in-force"]),
            ...(props.standings["not-yet"] > 0 ? [g().years.notYet(props.standings["not-yet"])] : []),
            ...(props.standings.ended > 0 ? [g().years.ended(props.standings.ended)] : []),
            ...undated()
          ]
    )

  return (
    <section class={styles.years} aria-label={g().years.title}>
      <Show when={begun().length > 0} fallback={<p class={styles.quiet}>{g().years.noDates}</p>}>
        <div class={styles.yearHead}>
          <Button
            class="screen-only"
            aria-label={calm() ? g().years.step : playing() ? g().years.pause : g().years.play}
            title={calm() ? g().years.step : playing() ? g().years.pause : g().years.play}
            iconOnly
            onClick={press}
          >
            <Icon name={calm() ? "onward" : playing() ? "stop" : "play"} size={15} />
          </Button>
          <output class={styles.yearNow} for={help}>
            {props.year === undefined ? g().years.all : g().years.until(props.year)}
          </output>
          <span class={styles.quiet}>{counts()}</span>
          <Show when={props.year !== undefined}>
            <Button
              look="quiet"
              onClick={() => {
                setPlaying(false)
                props.onYear(undefined)
              }}
            >
              {g().years.allYears}
            </Button>
          </Show>
        </div>
        <div class={styles.timeline}>
          <input
            id={help}
            type="range"
            min={first()}
            max={last()}
            step={1}
            value={props.year ?? last()}
            aria-label={g().years.slider}
            aria-valuetext={props.year === undefined ? g().years.all : g().years.value(props.year)}
            onInput={(event) => {
              setPlaying(false)
              props.onYear(Number(event.currentTarget.value))
            }}
          />
          <svg
            class={styles.histogram}
            viewBox={`0 0 ${span()} 40`}
            preserveAspectRatio="none"
            role="img"
            aria-label={g().years.histogram(first(), begun().at(-1)?.year ?? 0, most().year, most().links)}
          >
            <For each={begun()}>
              {(one) => (
                <rect
                  x={one.year - first() + 0.12}
                  width={0.76}
                  y={40 - (40 * one.links) / Math.max(1, most().links)}
                  height={(40 * one.links) / Math.max(1, most().links)}
                  class={props.year !== undefined && one.year > props.year ? styles.later : styles.until}
                />
              )}
            </For>
          </svg>
          <div class={styles.ends} aria-hidden="true">
            <span>{first()}</span>
            <span>{last()}</span>
          </div>
        </div>
      </Show>
      <Show when={props.allUndated > 0}>
        <Check
          label={g().years.showUndated(props.year === undefined ? props.allUndated : props.standings.undated)}
          checked={props.undated}
          onChange={(undated) => props.onUndated(undated)}
        />
      </Show>
    </section>
  )
}
