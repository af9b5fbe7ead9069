import { For, Match, Show, Switch } from "solid-js"
import { anchorOf, titleOf, whenWords } from "../activities/activityWords.ts"
import type { ActivityView } from "../evidence/found.ts"
import { formatScore, formatShare } from "../i18n/format.ts"
import { s } from "../i18n/scores.ts"
import { aside } from "../i18n/words.ts"
import { w } from "../i18n/writing.ts"
import { Button } from "../ui/controls.tsx"
import { Icon } from "../ui/Icon.tsx"
import styles from "../writing/writing.module.css"
import type { TwinningScores } from "./answer.ts"
import { changedFactors, type FactorStep } from "./changed.ts"

/** What was done to an activity, and what the factors came to before and after. */
export interface ActivityEffect {
  readonly done: "added" | "changed" | "withdrawn"
  readonly activity: ActivityView | undefined
  readonly before: TwinningScores
  readonly after: TwinningScores
}

const valueWords = (value: number | undefined): string =>
  value === undefined ? w().effect.nothing : formatScore(value)

const stepWords = ({ after, before, factor }: FactorStep): string => {
  const [name, from, to] = [s().factors.names[factor], valueWords(before), valueWords(after)]
  return from === to ? w().effect.stays(name, to) : w().effect.step(name, from, to)
}

/** What an activity changed in the factors of a twinning, and why: the activity itself. */
export default function Effect(props: { readonly effect: ActivityEffect; readonly onClose: () => void }) {
  const steps = () => changedFactors(props.effect.before, props.effect.after)
  const standings = () => [props.effect.before, props.effect.after].map(({ standing }) => standing.standing)
  const because = () => {
    const { activity, done } = props.effect
    return activity === undefined ? w().effect.title : w().effect[done](titleOf(activity), whenWords(activity))
  }
  return (
    <div class={styles.effect} role="status">
      <Icon name="check" />
      <div>
        <strong>{because()}</strong>
        <Switch>
          <Match when={steps().length > 0}>
            <ul>
              <For each={steps()}>
                {(step) => (
                  <li>
                    {stepWords(step)}
                    <small>
                      {aside(w().effect.known(formatShare(step.coverageBefore), formatShare(step.coverageAfter)))}
                    </small>
                  </li>
                )}
              </For>
            </ul>
          </Match>
          <Match when={props.effect.done !== "withdrawn" && props.effect.activity?.countsNow === false}>
            <p>{w().effect.notYet}</p>
          </Match>
          <Match when={true}>
            <p>{w().effect.same}</p>
          </Match>
        </Switch>
        <Show when={standings()[0] !== standings()[1]}>
          <p>
            {w().effect.standing(
              s().standings[standings()[0] ?? "unknown"],
              s().standings[standings()[1] ?? "unknown"]
            )}
          </p>
        </Show>
        <Show when={props.effect.done === "withdrawn" ? undefined : props.effect.activity}>
          {(activity) => <a href={`#${anchorOf(activity().id)}`}>{w().effect.see}</a>}
        </Show>
      </div>
      <Button look="quiet" iconOnly aria-label={w().form.close} onClick={() => props.onClose()}>
        <Icon name="cross" size={16} />
      </Button>
    </div>
  )
}
