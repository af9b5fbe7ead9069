import type { OperationAnswer } from "@proxeny/client"
import { createMemo, createSignal, For, Match, Switch } from "solid-js"
import { send } from "../api.ts"
import { t } from "../i18n/language.ts"
import { p } from "../i18n/people.ts"
import { CopyField } from "../ui/CopyField.tsx"
import { Button } from "../ui/controls.tsx"
import { Dialog } from "../ui/Dialog.tsx"
import { Form } from "../ui/Form.tsx"
import { takeFocus } from "../ui/takeFocus.ts"
import styles from "./account.module.css"
import { CodeField } from "./CodeForm.tsx"
import { PasswordFirst } from "./PasswordFirst.tsx"
import { qrPath } from "./qrPath.ts"
import { createSubmitting } from "./submitting.ts"
import { given, wrongWith } from "./typed.ts"

type Made = OperationAnswer<"POST /api/v1/account/second-factor">

/** Turns the second step on: the password, the app with its first code, and the backup codes. */
export function TurnOnSecondStep(props: { readonly onDone: () => unknown; readonly onClose: () => void }) {
  const [made, setMade] = createSignal<Made>()
  const [confirmed, setConfirmed] = createSignal(false)
  return (
    <Dialog
      title={confirmed() ? p().second.codes : p().second.title}
      closeLabel={t().state.close}
      // Once it is on, it is on: closing leads on as the button does.
      onClose={() => (confirmed() ? props.onDone() : props.onClose())}
    >
      <Switch
        fallback={
          <PasswordFirst
            label={p().second.title}
            action={p().second.goOn}
            send={async (password) => (await send("POST /api/v1/account/second-factor", { body: { password } })).answer}
            onDone={setMade}
            onCancel={() => props.onClose()}
          />
        }
      >
        <Match when={confirmed() ? made() : undefined}>
          {(codes) => (
            <>
              <p>{p().second.codesDetail}</p>
              <ul class={styles.codes}>
                <For each={codes().backupCodes}>{(code) => <li>{code}</li>}</For>
              </ul>
              <CopyField label={p().second.allCodes} value={codes().backupCodes.join(" ")} words={p().form} />
              <div ref={takeFocus}>
                <Button look="primary" onClick={() => props.onDone()}>
                  {p().second.kept}
                </Button>
              </div>
            </>
          )}
        </Match>
        <Match when={made()}>{(app) => <FirstCode made={app()} onDone={() => setConfirmed(true)} />}</Match>
      </Switch>
    </Dialog>
  )
}

/** The QR code for the app, and the first code that the app shows. */
function FirstCode(props: { readonly made: Made; readonly onDone: () => void }) {
  const [code, setCode] = createSignal("")
  const picture = createMemo(() => qrPath(props.made.uri))
  const secret = () => new URL(props.made.uri).searchParams.get("secret") ?? ""
  const submitting = createSubmitting({
    fields: ["code"],
    missing: () => wrongWith({ code: [code(), given] }),
    fieldOf: { "code-refused": "code" },
    send: () => send("POST /api/v1/account/second-factor/confirm", { body: { code: code().replace(/\s/g, "") } }),
    onDone: () => props.onDone()
  })
  return (
    <Form
      label={p().second.title}
      errors={submitting.errors()}
      trouble={submitting.trouble()}
      onSubmit={submitting.submit}
      actions={
        <Button type="submit" look="primary" aria-disabled={submitting.busy()}>
          {submitting.busy() ? p().form.sending : p().second.confirm}
        </Button>
      }
    >
      <p>{p().second.scan}</p>
      <svg
        class={styles.qr}
        viewBox={`0 0 ${picture().side} ${picture().side}`}
        width="224"
        height="224"
        role="img"
        aria-label={p().second.qr}
        shape-rendering="crispEdges"
      >
        <path d={picture().path} fill="currentColor" />
      </svg>
      <CopyField label={p().second.byHand} value={secret()} words={p().form} />
      <div ref={takeFocus}>
        <CodeField value={code()} error={submitting.errors().code} onInput={setCode} />
      </div>
    </Form>
  )
}
