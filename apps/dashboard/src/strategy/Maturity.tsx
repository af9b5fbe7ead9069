import { createMemo, For, Show } from "solid-js"
import { RangeBar, RangeKey, ScaleEnds, ShareBar } from "../chart/RangeBar.tsx"
import { createFound } from "../evidence/found.ts"
import { formatDate, formatScore, formatShare } from "../i18n/format.ts"
import { language } from "../i18n/language.ts"
import { s } from "../i18n/scores.ts"
import { clauses, inWords } from "../i18n/words.ts"
import { pageStyles } from "../ui/page.ts"
import type { CityMaturity } from "./answer.ts"
import { Changes } from "./Changes.tsx"
import { Dimensions } from "./Dimensions.tsx"
import styles from "./strategy.module.css"

/** A level with its name: "L3 strategic". */
const levelWords = (maturity: CityMaturity, key: string): string => {
  const title = maturity.levels.find((level) => level.key === key)?.title
  return title === undefined ? key : `${key} ${inWords(title)}`
}

/** The verdict in words. */
const verdictWords = (maturity: CityMaturity): string => {
  const { verdict } = maturity
  return verdict.kind === "level"
    ? s().maturity.level(levelWords(maturity, verdict.level), formatShare(verdict.probability))
    : s().maturity.undetermined(verdict.from, verdict.to)
}

/** How strategically a city runs its international relations: the level, how sure it is, and all that it rests on. */
export function Maturity(props: { readonly maturity: CityMaturity }) {
  const found = createFound(() => props.maturity)
  const likeliest = createMemo(() => [...props.maturity.levels].sort((a, b) => b.probability - a.probability)[0])
  const reason = createMemo(() => {
    const { verdict } = props.maturity
    const most = likeliest()
    if (verdict.kind === "level") return undefined
    if (verdict.because === "no-evidence") return s().maturity.noEvidence
    const level = most === undefined ? "" : levelWords(props.maturity, most.key)
    const share = formatShare(most?.probability ?? 0)
    return verdict.because === "probability"
      ? s().maturity.probability(level, share)
      : [s().maturity.coverage(formatShare(props.maturity.coverage)), s().maturity.likeliest(level, share)].join(
          language() === "zh" ? "" : " "
        )
  })
  return (
    <div class={styles.body}>
      <div class={styles.verdict}>
        <p class={styles.level}>{verdictWords(props.maturity)}</p>
        <p class={styles.known}>{s().bars.known(formatShare(props.maturity.coverage))}</p>
        <Show when={reason()}>{(words) => <p class={styles.reason}>{words()}</p>}</Show>
      </div>
      <Show when={props.maturity.score} fallback={<p class={pageStyles.muted}>{s().maturity.noScore}</p>}>
        {(score) => (
          <div class={styles.figures}>
            <section class={styles.part}>
              <h3>{s().maturity.score}</h3>
              <div>
                <RangeBar
                  label={clauses([
                    s().maturity.scoreWords(
                      formatScore(score().median),
                      formatScore(score().low),
                      formatScore(score().high)
                    ),
                    s().maturity.boundsWords(
                      formatScore(props.maturity.bounds.low),
                      formatScore(props.maturity.bounds.high)
                    )
                  ])}
                  bounds={props.maturity.bounds}
                  interval={score()}
                  at={score().median}
                  tall
                />
                <ScaleEnds />
              </div>
              <RangeKey
                tick={`${s().bars.legendMedian} ${formatScore(score().median)}`}
                interval={`${s().bars.legendInterval} ${s().bars.between(formatScore(score().low), formatScore(score().high))}`}
                bounds={`${s().bars.legendBounds} ${s().bars.between(formatScore(props.maturity.bounds.low), formatScore(props.maturity.bounds.high))}`}
              />
              <p class={pageStyles.small}>
                {s().maturity.settled(
                  levelWords(props.maturity, props.maturity.established),
                  levelWords(props.maturity, props.maturity.possible)
                )}
              </p>
            </section>
            <section class={styles.part}>
              <h3>{s().maturity.levels}</h3>
              <ul class={styles.levels}>
                <For each={props.maturity.levels}>
                  {(level) => {
                    const named = () =>
                      props.maturity.verdict.kind === "level" && props.maturity.verdict.level === level.key
                    return (
                      <li classList={{ [styles.named ?? ""]: named() }}>
                        <span>{levelWords(props.maturity, level.key)}</span>
                        <ShareBar share={level.probability} strong={named()} />
                        <span class={styles.share}>{formatShare(level.probability)}</span>
                      </li>
                    )
                  }}
                </For>
              </ul>
            </section>
          </div>
        )}
      </Show>
      <section class={styles.part}>
        <h3>{s().maturity.dimensions(props.maturity.dimensions.length)}</h3>
        <p class={`${pageStyles.small} screen-only`}>
          {s().maturity.dimensionsNote}{" "}
          <Show when={props.maturity.profile}>
            {(profile) => <>{s().maturity.profile(formatDate(profile().asOf))}</>}
          </Show>
        </p>
        <Dimensions maturity={props.maturity} found={found} />
      </section>
      <section class={styles.part}>
        <h3>{s().maturity.change}</h3>
        <Changes maturity={props.maturity} />
      </section>
      <p class={styles.method}>
        {[
          s().method.rubric(
            inWords(props.maturity.rubric.title),
            props.maturity.rubric.id,
            props.maturity.rubric.version
          ),
          s().method.asOf(formatDate(props.maturity.asOf)),
          s().method.draws(props.maturity.seed, props.maturity.draws)
        ].join(" · ")}
        <br />
        {s().method.proposal}
      </p>
    </div>
  )
}
