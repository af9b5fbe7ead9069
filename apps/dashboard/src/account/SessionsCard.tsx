import type { OperationAnswer } from "@proxeny/client"
import { createSignal, For, Show } from "solid-js"
import { send } from "../api.ts"
import { formatMoment } from "../i18n/format.ts"
import { p } from "../i18n/people.ts"
import { Answer } from "../shell/Answer.tsx"
import { Card } from "../ui/Card.tsx"
import { ConfirmButton } from "../ui/ConfirmButton.tsx"
import { Pill } from "../ui/controls.tsx"
import { Done } from "../ui/Form.tsx"
import { pageStyles } from "../ui/page.ts"
import styles from "./account.module.css"
import { browserOf } from "./browserOf.ts"
import { confirmWords } from "./confirmWords.ts"
import { useSessions } from "./queries.ts"
import { signOut } from "./signOut.ts"
import { troubleOf } from "./submitting.ts"

type Session = OperationAnswer<"GET /api/v1/account/sessions">["items"][number]

const named = (session: Session): string => {
  const known = browserOf(session.browser)
  if (known === undefined) return session.browser ?? p().sessions.unknown
  return known.system === undefined ? known.browser : p().sessions.browser(known.browser, known.system)
}

/** Where somebody is signed in, each to be ended. */
export function SessionsCard() {
  const sessions = useSessions()
  const [said, setSaid] = createSignal("")
  const end = async (session: Session) => {
    await send("DELETE /api/v1/account/sessions/:id", { param: { id: session.id } })
    setSaid(p().sessions.ended)
    await sessions.refetch()
  }
  const endAll = async () => {
    await send("DELETE /api/v1/account/sessions", {})
    globalThis.location.assign("/sign-in")
  }
  return (
    <Card
      title={p().sessions.title}
      note={p().sessions.note}
      aside={
        <ConfirmButton
          label={p().sessions.endAll}
          title={p().sessions.endAllTitle}
          detail={p().sessions.endAllDetail}
          words={confirmWords()}
          troubleOf={troubleOf}
          onConfirm={endAll}
        />
      }
    >
      <Answer query={sessions}>
        {(answer) => (
          <ul class={pageStyles.list}>
            <For each={answer().items}>
              {(session) => (
                <li class={styles.item}>
                  <div>
                    <p>
                      <span class={styles.strong}>{named(session)}</span>{" "}
                      <Show when={session.current}>
                        <Pill look="soft">{p().sessions.here}</Pill>
                      </Show>
                    </p>
                    <p class={styles.small}>
                      {[
                        ...(session.address === undefined ? [] : [session.address]),
                        p().sessions.started(formatMoment(session.since)),
                        p().sessions.ends(formatMoment(session.until))
                      ].join(" · ")}
                    </p>
                  </div>
                  <Show
                    when={session.current}
                    fallback={
                      <ConfirmButton
                        label={p().sessions.end}
                        fullLabel={p().sessions.endOf(named(session), formatMoment(session.since))}
                        title={p().sessions.endTitle(named(session))}
                        detail={p().sessions.endDetail}
                        words={confirmWords()}
                        troubleOf={troubleOf}
                        onConfirm={() => end(session)}
                      />
                    }
                  >
                    <ConfirmButton
                      label={p().menu.signOut}
                      title={p().sessions.signOutTitle}
                      words={confirmWords()}
                      troubleOf={troubleOf}
                      onConfirm={signOut}
                    />
                  </Show>
                </li>
              )}
            </For>
          </ul>
        )}
      </Answer>
      <Done words={said()} />
    </Card>
  )
}
