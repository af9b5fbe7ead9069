import type { OperationAnswer } from "@proxeny/client"
import { createSignal, For, Show } from "solid-js"
import { send } from "../api.ts"
import { formatMoment } from "../i18n/format.ts"
import { p } from "../i18n/people.ts"
import { listed } from "../i18n/words.ts"
import { Answer } from "../shell/Answer.tsx"
import { Card } from "../ui/Card.tsx"
import { ConfirmButton } from "../ui/ConfirmButton.tsx"
import { Button, Pill } from "../ui/controls.tsx"
import { Done } from "../ui/Form.tsx"
import { Icon } from "../ui/Icon.tsx"
import { pageStyles } from "../ui/page.ts"
import { Code } from "../ui/states.tsx"
import styles from "./account.module.css"
import { confirmWords } from "./confirmWords.ts"
import { NewKey } from "./NewKey.tsx"
import { useKeys } from "./queries.ts"
import { troubleOf } from "./submitting.ts"

type Key = OperationAnswer<"GET /api/v1/account/keys">["items"][number]

const hasEnded = (key: Key): boolean => key.until !== undefined && Date.parse(key.until) <= Date.now()

/** The keys with which programs act for somebody. */
export function KeysCard() {
  const keys = useKeys()
  const [making, setMaking] = createSignal(false)
  const [said, setSaid] = createSignal("")
  const remove = async (key: Key) => {
    await send("DELETE /api/v1/account/keys/:id", { param: { id: key.id } })
    setSaid(p().keys.deleted)
    await keys.refetch()
  }
  const facts = (key: Key): ReadonlyArray<string> => [
    listed(key.scopes.map((scope) => p().keys.scope[scope])),
    key.until === undefined
      ? p().keys.forever
      : hasEnded(key)
        ? p().keys.expired(formatMoment(key.until))
        : p().keys.expires(formatMoment(key.until)),
    key.used === undefined ? p().keys.neverUsed : p().keys.used(formatMoment(key.used))
  ]
  return (
    <Card
      title={p().keys.title}
      note={p().keys.note}
      aside={
        <Button
          onClick={() => {
            setSaid("")
            setMaking(true)
          }}
          aria-haspopup="dialog"
        >
          <Icon name="plus" size={16} />
          {p().keys.make}
        </Button>
      }
    >
      <Answer query={keys}>
        {(answer) => (
          <ul class={pageStyles.list}>
            <For each={answer().items} fallback={<li class={styles.small}>{p().keys.none}</li>}>
              {(key) => (
                <li class={styles.item}>
                  <div>
                    <p>
                      <span class={styles.strong}>{key.name}</span> <Code>{key.start}…</Code>{" "}
                      <Show when={hasEnded(key)}>
                        <Pill look="warn">{p().keys.over}</Pill>
                      </Show>
                    </p>
                    <p class={styles.small}>{facts(key).join(" · ")}</p>
                  </div>
                  <ConfirmButton
                    label={p().keys.delete}
                    fullLabel={p().keys.deleteOf(key.name)}
                    title={p().keys.deleteTitle(key.name)}
                    detail={p().keys.deleteDetail}
                    words={confirmWords()}
                    troubleOf={troubleOf}
                    onConfirm={() => remove(key)}
                  />
                </li>
              )}
            </For>
          </ul>
        )}
      </Answer>
      <Done words={said()} />
      <Show when={making()}>
        <NewKey onMade={() => keys.refetch()} onClose={() => setMaking(false)} />
      </Show>
    </Card>
  )
}
