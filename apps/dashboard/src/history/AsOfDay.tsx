import { ApiProblem } from "@proxeny/client"
import { useSearchParams } from "@solidjs/router"
import { createMemo, createSignal, For, Show } from "solid-js"
import { attributeWords } from "../evidence/claimWords.ts"
import { formatDate } from "../i18n/format.ts"
import { h } from "../i18n/history.ts"
import { t } from "../i18n/language.ts"
import { labelled } from "../i18n/words.ts"
import { Answer } from "../shell/Answer.tsx"
import { Button } from "../ui/controls.tsx"
import { TextField } from "../ui/fields.tsx"
import { pageStyles } from "../ui/page.ts"
import { Skeleton } from "../ui/states.tsx"
import { useEverySource } from "../writing/queries.ts"
import { differences, type Json } from "./difference.ts"
import styles from "./history.module.css"
import { useNames } from "./names.ts"
import { useRecordThen } from "./queries.ts"
import { pathWords, tells, valueWords } from "./rowWords.ts"

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text)

/** Ids of a record and of its parts, which are not part of what it says. */
const ids = new Set(["id", "evidence"])

/** Asks for a day, and shows a record as it stood at its end. */
export function AsOfDay(props: { readonly kind: string; readonly id: string }) {
  const [search, setSearch] = useSearchParams<{ on?: string }>()
  const [typed, setTyped] = createSignal(search.on ?? "")
  const [wrong, setWrong] = createSignal(false)
  const on = () => (search.on !== undefined && isDay(search.on) ? search.on : undefined)
  const then = useRecordThen(
    () => props.kind,
    () => props.id,
    on
  )
  /** There was no such record yet, which is an answer, too. */
  const missing = () => then.isError && then.error instanceof ApiProblem && then.error.problem.status === 404
  const sources = useEverySource(() => on() !== undefined)
  const shown = createMemo(() => (then.isSuccess ? (then.data.shown as unknown as Json) : undefined))
  const cities = useNames(shown)
  const names = createMemo(() => ({
    ...Object.fromEntries(sources.items().map(({ id, shortName, title }) => [id, shortName ?? title])),
    ...cities()
  }))
  const facts = createMemo(() =>
    differences(undefined, shown())
      .filter((one) => !one.path.some((step) => ids.has(step)) && tells(one, names()))
      .map(({ path, ...rest }) => ({
        ...rest,
        path: ["city", "activity", "tension"].includes(path[0] ?? "") ? path.slice(1) : path
      }))
  )
  return (
    <>
      <form
        class={styles.day}
        novalidate
        onSubmit={(event) => {
          event.preventDefault()
          const day = typed().trim()
          setWrong(!isDay(day))
          if (isDay(day)) setSearch({ on: day }, { scroll: false })
        }}
      >
        <TextField
          name="on"
          label={h().record.on}
          placeholder="YYYY-MM-DD"
          value={typed()}
          error={wrong() ? h().record.onHint : undefined}
          maxLength={10}
          onInput={setTyped}
        />
        <Button type="submit">{h().record.show}</Button>
      </form>
      <Show when={on()}>
        {(day) => (
          <Show when={!missing()} fallback={<p class={`${pageStyles.muted} ${styles.facts}`}>{h().record.nothing}</p>}>
            <Answer query={then} skeleton={<Skeleton label={t().state.loading} lines={5} />}>
              {(record) => (
                <div class={styles.facts}>
                  <h2 class={pageStyles.strong}>{h().record.atEndOf(formatDate(day()))}</h2>
                  <Show
                    when={record().claims.length > 0 || record().row !== undefined}
                    fallback={<p class={pageStyles.muted}>{h().record.nothing}</p>}
                  >
                    <Show when={facts().length > 0}>
                      <section>
                        <h3>{h().record.shown}</h3>
                        <dl class={pageStyles.facts}>
                          <For each={facts()}>
                            {(fact) => (
                              <>
                                <dt>
                                  {fact.path[0] === "exists" ? h().record.exists : pathWords(fact.path, undefined)}
                                </dt>
                                <dd>{valueWords(fact.after, fact.path, names())}</dd>
                              </>
                            )}
                          </For>
                        </dl>
                      </section>
                    </Show>
                    <Show when={record().claims.length > 0}>
                      <section>
                        <h3>{h().record.claims}</h3>
                        <ul class={pageStyles.list}>
                          <For each={record().claims}>
                            {(claim) => (
                              <li>
                                <p>
                                  {labelled(
                                    attributeWords(claim.attribute),
                                    differences(undefined, claim.value as Json)
                                      .filter((one) => tells(one, names()))
                                      .map(({ after, path }) =>
                                        path.length === 0
                                          ? valueWords(after, [claim.attribute], names())
                                          : labelled(pathWords(path, undefined), valueWords(after, path, names()))
                                      )
                                      .join(" · ")
                                  )}
                                </p>
                                <p class={pageStyles.small}>
                                  {names()[claim.source] ?? h().record.source} · {claim.locator}
                                </p>
                              </li>
                            )}
                          </For>
                        </ul>
                      </section>
                    </Show>
                  </Show>
                </div>
              )}
            </Answer>
          </Show>
        )}
      </Show>
    </>
  )
}
