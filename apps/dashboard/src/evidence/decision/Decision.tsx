import { createSignal, lazy, Match, Show, Suspense, Switch } from "solid-js"
import { formatDate } from "../../i18n/format.ts"
import { t } from "../../i18n/language.ts"
import { Button } from "../../ui/controls.tsx"
import { Icon } from "../../ui/Icon.tsx"
import { afterWrite } from "../../writing/afterWrite.ts"
import { createMayWrite } from "../../writing/mayWrite.ts"
import type { ConflictView } from "../ConflictView.ts"
import styles from "../evidence.module.css"

const DecisionForm = lazy(() => import("./DecisionForm.tsx"))
const ReopenForm = lazy(() => import("./ReopenForm.tsx"))

/** The cities that a contradiction is about: who keeps one of them may decide it. */
const citiesOf = ({ city, partner, positions, subject }: ConflictView): ReadonlyArray<string> => [
  ...new Set([
    ...(subject.kind === "city" ? [subject.id] : []),
    ...[city, partner].flatMap((one) => (one === undefined ? [] : [one.id])),
    ...(subject.kind === "city"
      ? []
      : positions.flatMap(({ claims }) => claims.flatMap(({ mentions }) => mentions.map(({ id }) => id))))
  ])
]

/** What somebody decided about a contradiction, and for whoever may, the way to decide it or to withdraw that. */
export function Decision(props: { readonly conflict: ConflictView; readonly says: (position: number) => string }) {
  const [open, setOpen] = createSignal(false)
  const words = createMayWrite("conflict.decide", () => citiesOf(props.conflict))
  let button: HTMLButtonElement | undefined
  const close = () => {
    setOpen(false)
    queueMicrotask(() => button?.focus())
  }
  const saved = async () => {
    await afterWrite()
    setOpen(false)
  }
  return (
    <>
      <Show when={props.conflict.decision}>
        {(decision) => (
          <p class={styles.decision}>
            <Icon name="check" size={16} />
            <span>
              <strong>{t().conflicts.decidedBy(decision().by, formatDate(decision().at.slice(0, 10)))}</strong>
              {t().values.colon()}
              {decision().reason}
            </span>
          </p>
        )}
      </Show>
      <Show when={words()}>
        {(w) => (
          <Suspense>
            <Switch>
              <Match when={!open()}>
                <p class={`${styles.decide} screen-only`}>
                  <Button
                    ref={(element) => {
                      button = element
                    }}
                    onClick={() => setOpen(true)}
                  >
                    {props.conflict.decision === undefined ? w().decision.decide : w().decision.undo}
                  </Button>
                </p>
              </Match>
              <Match when={props.conflict.decision}>
                {(decision) => (
                  <div class={styles.decide}>
                    <ReopenForm decision={decision()} onSaved={saved} onCancel={close} />
                  </div>
                )}
              </Match>
              <Match when={true}>
                <div class={styles.decide}>
                  <DecisionForm conflict={props.conflict} says={props.says} onSaved={saved} onCancel={close} />
                </div>
              </Match>
            </Switch>
          </Suspense>
        )}
      </Show>
    </>
  )
}
