import { createMemo, Show } from "solid-js"
import { formatDifference } from "../i18n/format.ts"
import { s } from "../i18n/scores.ts"
import { inWords, listed, quoted } from "../i18n/words.ts"
import { FirstFew } from "../ui/FirstFew.tsx"
import { pageStyles } from "../ui/page.ts"
import type { CityMaturity } from "./answer.ts"
import styles from "./strategy.module.css"

const shown = 5

/** Which missing evidence would establish a higher level, or narrow the range, largest effect first. */
export function Changes(props: { readonly maturity: CityMaturity }) {
  const titles = createMemo(
    () =>
      new Map(
        props.maturity.dimensions.flatMap(({ indicators }) =>
          indicators.map(({ key, title }) => [key, quoted(inWords(title))] as const)
        )
      )
  )
  const titleOf = (key: string): string => titles().get(key) ?? quoted(key)
  const narrows = () => props.maturity.missing.narrows
  const raises = () => props.maturity.missing.raises
  return (
    <Show
      when={raises().length + narrows().length > 0}
      fallback={<p class={pageStyles.muted}>{s().maturity.nothingChanges}</p>}
    >
      <div class={styles.figures}>
        <Show when={raises().length > 0}>
          <div>
            <h4 class={styles.group}>{s().maturity.raises}</h4>
            <FirstFew items={raises()} first={shown} more={s().evidence.more} class={styles.changes}>
              {(raise) => s().maturity.raise(listed(raise.indicators.map(titleOf)), raise.to)}
            </FirstFew>
          </div>
        </Show>
        <Show when={narrows().length > 0}>
          <div>
            <h4 class={styles.group}>{s().maturity.narrows}</h4>
            <FirstFew items={narrows()} first={shown} more={s().evidence.more} class={styles.changes}>
              {(narrowing) => (
                <>
                  {s().maturity.narrow(titleOf(narrowing.indicator), formatDifference(narrowing.by))}{" "}
                  <span class={pageStyles.small}>{s().maturity.ends(narrowing.ifWorst, narrowing.ifBest)}</span>
                </>
              )}
            </FirstFew>
          </div>
        </Show>
      </div>
    </Show>
  )
}
