import { createMemo, createSignal, For, onCleanup, onMount, Show } from "solid-js"
import styles from "./chart.module.css"

/** One line over the years: a value from 0 to 1 for each, where there is one. */
export interface YearLine {
  readonly name: string
  readonly values: ReadonlyArray<number | undefined>
  /** Years from which on another level is kept. */
  readonly changes: ReadonlyArray<number>
}

const looks = [
  { class: styles.one, dash: undefined },
  { class: styles.two, dash: "7 3" },
  { class: styles.three, dash: "2 3" }
] as const

const height = 210
const edge = { top: 10, right: 8, bottom: 24, left: 32 }

/** A mark of its own for each line: circle, square, diamond. */
const Mark = (props: { readonly line: number; readonly x: number; readonly y: number }) => (
  <Show when={props.line > 0} fallback={<circle class={styles.point} cx={props.x} cy={props.y} r="4" />}>
    <rect
      class={styles.point}
      x={props.x - 3.5}
      y={props.y - 3.5}
      width="7"
      height="7"
      transform={props.line === 2 ? `rotate(45 ${props.x} ${props.y})` : undefined}
    />
  </Show>
)

/** Up to three lines over the years, each with a dash and a mark of its own. */
export function YearLines(props: {
  readonly label: string
  readonly years: ReadonlyArray<number>
  readonly lines: ReadonlyArray<YearLine>
}) {
  let plot: HTMLDivElement | undefined
  const [width, setWidth] = createSignal(640)
  onMount(() => {
    if (plot === undefined) return
    const observer = new ResizeObserver(([entry]) => entry && setWidth(Math.max(200, entry.contentRect.width)))
    observer.observe(plot)
    onCleanup(() => observer.disconnect())
  })
  const first = () => props.years[0] ?? 0
  const last = () => props.years.at(-1) ?? 0
  const x = (year: number): number => {
    const room = width() - edge.left - edge.right
    return last() === first() ? edge.left + room / 2 : edge.left + ((year - first()) / (last() - first())) * room
  }
  const y = (value: number): number => edge.top + (1 - value) * (height - edge.top - edge.bottom)
  /** Every year, or each fifth or tenth where there is no room. */
  const ticks = createMemo(() => {
    const fits = Math.max(1, Math.floor((width() - edge.left) / 46))
    const step = [1, 2, 5, 10, 20, 50].find((each) => (last() - first()) / each <= fits) ?? 100
    return props.years.filter((year) => year % step === 0 || first() === last())
  })
  const path = (values: YearLine["values"]): string => {
    let drawn = ""
    let open = false
    values.forEach((value, i) => {
      if (value !== undefined) drawn += `${open ? "L" : "M"}${x(props.years[i] ?? 0).toFixed(1)} ${y(value).toFixed(1)}`
      open = value !== undefined
    })
    return drawn
  }
  /** Where marks would touch each other, only some are drawn. */
  const marked = createMemo(() => {
    const each = Math.max(1, Math.ceil(14 / Math.max(1, x(first() + 1) - x(first()))))
    return (i: number): boolean => (props.years.length - 1 - i) % each === 0
  })
  return (
    <div
      class={styles.plot}
      ref={(element) => {
        plot = element
      }}
    >
      <svg height={height} viewBox={`0 0 ${width()} ${height}`} role="img" aria-label={props.label}>
        <For each={[0, 0.25, 0.5, 0.75, 1]}>
          {(value) => (
            <>
              <line
                class={value === 0 ? styles.axis : styles.grid}
                x1={edge.left}
                x2={width() - edge.right}
                y1={y(value)}
                y2={y(value)}
              />
              <text x={edge.left - 6} y={y(value) + 4} text-anchor="end">
                {value}
              </text>
            </>
          )}
        </For>
        <For each={ticks()}>
          {(year) => (
            <text x={x(year)} y={height - 6} text-anchor="middle">
              {year}
            </text>
          )}
        </For>
        <For each={props.lines}>
          {(line, at) => (
            <g class={`${styles.series} ${looks[at()]?.class ?? ""}`}>
              <For each={line.changes}>
                {(year) => (
                  <line class={styles.change} x1={x(year)} x2={x(year)} y1={edge.top} y2={height - edge.bottom} />
                )}
              </For>
              <path d={path(line.values)} stroke-dasharray={looks[at()]?.dash} />
              <For each={line.values}>
                {(value, i) => (
                  <Show when={value !== undefined && marked()(i())}>
                    <Mark line={at()} x={x(props.years[i()] ?? 0)} y={y(value ?? 0)} />
                  </Show>
                )}
              </For>
            </g>
          )}
        </For>
      </svg>
    </div>
  )
}

/** Which line is which, drawn as it is. */
export function LineKey(props: { readonly names: ReadonlyArray<string> }) {
  return (
    <ul class={styles.lines}>
      <For each={props.names}>
        {(name, at) => (
          <li>
            <svg
              class={`${styles.series} ${looks[at()]?.class ?? ""}`}
              width="34"
              height="12"
              viewBox="0 0 34 12"
              aria-hidden="true"
            >
              <path d="M0 6h34" stroke-dasharray={looks[at()]?.dash} />
              <Mark line={at()} x={17} y={6} />
            </svg>
            {name}
          </li>
        )}
      </For>
    </ul>
  )
}
