import { For, type JSX, Show } from "solid-js"
import { RangeBar, RangeKey, ScaleEnds, ShareBar } from "../chart/RangeBar.tsx"
import type { Found } from "../evidence/found.ts"
import { formatScore, formatShare } from "../i18n/format.ts"
import { s } from "../i18n/scores.ts"
import { aside, clauses, listed } from "../i18n/words.ts"
import { Disclosure } from "../ui/Disclosure.tsx"
import { pageStyles } from "../ui/page.ts"
import { type Estimate, type FactorKey, type FactorsNow, factorKeys, type TwinningScores } from "./answer.ts"
import { EvidenceOf } from "./Evidence.tsx"
import { BenefitParts, BreadthParts, GrassrootsParts } from "./FactorParts.tsx"
import styles from "./factors.module.css"

type Interval = NonNullable<TwinningScores["intervals"]["breadth"]>

/** One factor: how high, how sure, how much is known; it opens to its parts. */
function Factor(props: {
  readonly factor: FactorKey
  readonly estimate: Estimate
  readonly interval: Interval | undefined
  readonly children: JSX.Element
}) {
  const name = () => s().factors.names[props.factor]
  /** The median, or where the sources are too doubtful for an interval what is on record says. */
  const value = () => props.interval?.median ?? props.estimate.value
  const open = () => s().factors.open(formatScore(props.estimate.low), formatScore(props.estimate.high))
  const label = () => {
    const { estimate, interval } = props
    const [low, high] = [formatScore(estimate.low), formatScore(estimate.high)]
    if (interval === undefined)
      return estimate.value === undefined
        ? s().bars.open(name(), low, high)
        : s().bars.estimate(name(), formatScore(estimate.value), low, high)
    return clauses([
      s().bars.interval(name(), formatScore(interval.median), formatScore(interval.low), formatScore(interval.high)),
      open()
    ])
  }
  const sure = () =>
    props.interval === undefined
      ? value() === undefined
        ? s().factors.noInterval
        : s().factors.doubtful
      : s().factors.interval(formatScore(props.interval.low), formatScore(props.interval.high))
  return (
    <Disclosure
      summary={
        <span class={styles.factor}>
          <span class={styles.name}>{name()}</span>
          <span class={styles.value}>
            <Show when={value() !== undefined} fallback={<span class={pageStyles.small}>{s().factors.noValue}</span>}>
              {formatScore(value() ?? 0)}
            </Show>
          </span>
          <RangeBar label={label()} bounds={props.estimate} interval={props.interval} at={value()} tall />
          <span class={styles.words}>
            <span>{sure()} ·</span> <span>{open()} ·</span>{" "}
            <span>{s().bars.known(formatShare(props.estimate.coverage))}</span>
          </span>
        </span>
      }
    >
      <p class={pageStyles.small}>
        {s().factors.asks[props.factor]}{" "}
        <Show when={props.estimate.value !== undefined}>
          {s().factors.ifAllHolds(formatScore(props.estimate.value ?? 0))}
        </Show>
      </p>
      {props.children}
    </Disclosure>
  )
}

/** The three factors, and what they come to together. */
export function Factors(props: {
  readonly scores: TwinningScores
  readonly now: FactorsNow
  readonly found: Found
  readonly cityNameOf: (id: string) => string
}) {
  const doubtful = () =>
    factorKeys.some((key) => props.now[key].value !== undefined && props.scores.intervals[key] === undefined)
  return (
    <div class={styles.stack}>
      <RangeKey
        tick={doubtful() ? s().bars.legendEither : s().bars.legendMedian}
        interval={s().bars.legendInterval}
        bounds={s().bars.legendBounds}
      />
      <div class={styles.scale}>
        <ScaleEnds />
      </div>
      <div class={styles.rows}>
        <Factor
          factor="mutualBenefit"
          estimate={props.now.mutualBenefit}
          interval={props.scores.intervals.mutualBenefit}
        >
          <BenefitParts scores={props.scores} found={props.found} cityNameOf={props.cityNameOf} />
        </Factor>
        <Factor factor="breadth" estimate={props.now.breadth} interval={props.scores.intervals.breadth}>
          <BreadthParts scores={props.scores} now={props.now} found={props.found} />
        </Factor>
        <Factor factor="grassroots" estimate={props.now.grassroots} interval={props.scores.intervals.grassroots}>
          <GrassrootsParts scores={props.scores} now={props.now} found={props.found} />
        </Factor>
      </div>
      <Together scores={props.scores} found={props.found} />
    </div>
  )
}

const phases = ["associative", "reciprocative", "commercial"] as const

/** Sustained benefit, consolidation and phase. */
function Together(props: { readonly scores: TwinningScores; readonly found: Found }) {
  const consolidation = () => props.scores.consolidation
  return (
    <dl class={`${pageStyles.facts} ${styles.together}`}>
      <Show when={props.scores.sustained}>
        {(sustained) => (
          <>
            <dt>{s().factors.sustained}</dt>
            <dd>
              {s().factors.sustainedWords(sustained().both.length, sustained().years)}
              <Show when={sustained().both.length > 0}>{aside(listed(sustained().both.map(String)))}</Show>
              <Show when={sustained().high > sustained().value}>
                <span class={pageStyles.small}>
                  {" · "}
                  {s().factors.sustainedMost(Math.round(sustained().high * sustained().years))}
                </span>
              </Show>
              <EvidenceOf groups={[{ activities: sustained().activities }]} found={props.found} />
            </dd>
          </>
        )}
      </Show>
      <dt>{s().factors.consolidation}</dt>
      <dd>
        {consolidationWords(consolidation())}
        <Show when={consolidation().kind === "given"}>
          <p class={pageStyles.small}>{s().factors.consolidationNote}</p>
          <EvidenceOf groups={[{ activities: props.scores.counted }]} found={props.found} />
        </Show>
      </dd>
      <Show when={props.scores.phase}>
        {(phase) => (
          <>
            <dt>{s().factors.phase}</dt>
            <dd class={styles.phase}>
              <Show when={phase().phase} fallback={<p>{s().factors.noPhase}</p>}>
                {(named) => <p class={pageStyles.strong}>{s().factors.phases[named()]}</p>}
              </Show>
              <ul class={styles.shares}>
                <For each={phases}>
                  {(key) => (
                    <li>
                      <span>
                        {s().factors.phases[key]} <span class={pageStyles.small}>{s().factors.phaseNotes[key]}</span>
                      </span>
                      <ShareBar share={phase().probabilities[key]} strong={phase().phase === key} />
                      <span class={styles.number}>{formatShare(phase().probabilities[key])}</span>
                    </li>
                  )}
                </For>
              </ul>
              <EvidenceOf
                groups={phases.map((key) => ({ title: s().factors.phases[key], activities: phase().evidence[key] }))}
                found={props.found}
              />
            </dd>
          </>
        )}
      </Show>
    </dl>
  )
}

const consolidationWords = (consolidation: TwinningScores["consolidation"]): string =>
  consolidation.kind === "withheld"
    ? s().factors.withheld(listed(consolidation.without.map((key) => s().factors.names[key])))
    : `${formatScore(consolidation.value)} · ${s().factors.consolidationParts(
        formatScore(consolidation.level),
        formatScore(consolidation.volatility),
        formatScore(consolidation.presence),
        consolidation.years
      )}`
