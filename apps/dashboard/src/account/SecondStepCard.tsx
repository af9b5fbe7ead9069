import { createSignal, Show } from "solid-js"
import { send } from "../api.ts"
import { t } from "../i18n/language.ts"
import { p } from "../i18n/people.ts"
import { Card } from "../ui/Card.tsx"
import { Button, Pill } from "../ui/controls.tsx"
import { Dialog } from "../ui/Dialog.tsx"
import { Done } from "../ui/Form.tsx"
import styles from "./account.module.css"
import type { Me } from "./account.ts"
import { takeAccount } from "./account.ts"
import { PasswordFirst } from "./PasswordFirst.tsx"
import { TurnOnSecondStep } from "./TurnOnSecondStep.tsx"

/** The second step of signing in: on or off. */
export function SecondStepCard(props: { readonly me: Me }) {
  const [open, setOpen] = createSignal(false)
  const [said, setSaid] = createSignal("")
  const changed = async (words: string) => {
    setOpen(false)
    setSaid(words)
    await takeAccount(undefined)
  }
  return (
    <Card
      title={p().second.title}
      note={p().second.note}
      aside={<Pill look="soft">{props.me.secondFactor ? p().second.on : p().second.off}</Pill>}
    >
      <Show when={props.me.password} fallback={<p>{p().second.noPassword}</p>}>
        <div class={styles.stack}>
          <div>
            <Button
              aria-haspopup="dialog"
              onClick={() => {
                setSaid("")
                setOpen(true)
              }}
            >
              {props.me.secondFactor ? p().second.turnOff : p().second.turnOn}
            </Button>
          </div>
          <Done words={said()} />
        </div>
      </Show>
      <Show when={open()}>
        <Show
          when={props.me.secondFactor}
          fallback={<TurnOnSecondStep onDone={() => changed(p().second.nowOn)} onClose={() => setOpen(false)} />}
        >
          <Dialog title={p().second.offTitle} closeLabel={t().state.close} onClose={() => setOpen(false)}>
            <PasswordFirst
              label={p().second.offTitle}
              action={p().second.turnOff}
              send={(password) => send("DELETE /api/v1/account/second-factor", { body: { password } })}
              onDone={() => changed(p().second.nowOff)}
              onCancel={() => setOpen(false)}
            />
          </Dialog>
        </Show>
      </Show>
    </Card>
  )
}
