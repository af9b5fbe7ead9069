import { createSignal, Show } from "solid-js"
import { send } from "../api.ts"
import { p } from "../i18n/people.ts"
import { Button } from "../ui/controls.tsx"
import { Form } from "../ui/Form.tsx"
import { TextField } from "../ui/fields.tsx"
import { takeFocus } from "../ui/takeFocus.ts"
import styles from "./account.module.css"
import type { Account } from "./account.ts"
import { createSubmitting } from "./submitting.ts"
import { given, wrongWith } from "./typed.ts"

/** The second step of signing in: a code of the app, or one of the backup codes. */
export function CodeForm(props: {
  readonly onDone: (account: Account | undefined) => unknown
  readonly onBack: () => void
}) {
  const [backup, setBackup] = createSignal(false)
  const [code, setCode] = createSignal("")
  const submitting = createSubmitting({
    fields: ["code"],
    missing: () => wrongWith({ code: [code(), given] }),
    fieldOf: { "code-refused": "code" },
    send: async () => {
      const typed = code().replace(/\s/g, "")
      const body = backup() ? { backupCode: typed } : { code: typed }
      return (await send("POST /api/v1/session/second-factor", { body })).answer
    },
    onDone: (signedIn) => props.onDone(signedIn.account)
  })
  return (
    <Form
      label={p().signIn.secondTitle}
      errors={submitting.errors()}
      trouble={submitting.trouble()}
      onSubmit={submitting.submit}
      actions={
        <>
          <Button type="submit" look="primary" class={styles.wide} aria-disabled={submitting.busy()}>
            {submitting.busy() ? p().form.sending : p().signIn.confirm}
          </Button>
          <Button
            look="quiet"
            onClick={() => {
              setBackup((now) => !now)
              setCode("")
            }}
          >
            {backup() ? p().signIn.useApp : p().signIn.useBackup}
          </Button>
          <Button look="quiet" onClick={() => props.onBack()}>
            {p().signIn.startAgain}
          </Button>
        </>
      }
    >
      <p>{backup() ? p().signIn.backupSubtitle : p().signIn.secondSubtitle}</p>
      <Show
        when={backup()}
        fallback={
          <div ref={takeFocus}>
            <CodeField value={code()} error={submitting.errors().code} onInput={setCode} />
          </div>
        }
      >
        <div ref={takeFocus}>
          <TextField
            label={p().fields.backupCode}
            name="backupCode"
            autocomplete="off"
            spellcheck={false}
            value={code()}
            error={submitting.errors().code}
            onInput={setCode}
          />
        </div>
      </Show>
    </Form>
  )
}

/** The six digits that an authenticator app shows. */
export const CodeField = (props: {
  readonly value: string
  readonly error: string | undefined
  readonly onInput: (code: string) => void
}) => (
  <TextField
    label={p().fields.code}
    name="code"
    inputMode="numeric"
    autocomplete="one-time-code"
    spellcheck={false}
    value={props.value}
    error={props.error}
    onInput={(code) => props.onInput(code)}
  />
)
