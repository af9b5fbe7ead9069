import { createSignal, Show } from "solid-js"
import { queryClient, send } from "../api.ts"
import { p } from "../i18n/people.ts"
import { Card } from "../ui/Card.tsx"
import { Button } from "../ui/controls.tsx"
import { Done, Form } from "../ui/Form.tsx"
import { PasswordField } from "../ui/fields.tsx"
import type { Me } from "./account.ts"
import { NewPasswordField } from "./NewPasswordField.tsx"
import { createSubmitting } from "./submitting.ts"
import { aPassword, given, wrongWith } from "./typed.ts"

/** Another password; the old one is asked for, so that nobody changes it who only found the browser open. */
export function PasswordCard(props: { readonly me: Me }) {
  const [current, setCurrent] = createSignal("")
  const [next, setNext] = createSignal("")
  const [done, setDone] = createSignal(false)
  const submitting = createSubmitting({
    fields: ["current", "new"],
    missing: () => wrongWith({ current: [current(), given], new: [next(), aPassword] }),
    fieldOf: { "password-wrong": "current" },
    send: () => send("PUT /api/v1/account/password", { body: { current: current(), new: next() } }),
    onDone: async () => {
      setCurrent("")
      setNext("")
      setDone(true)
      await queryClient.invalidateQueries({ queryKey: ["GET /api/v1/account/sessions"] })
    }
  })
  return (
    <Card title={p().account.password} note={props.me.password ? p().account.passwordNote : undefined}>
      <Show when={props.me.password} fallback={<p>{p().account.noPassword}</p>}>
        <Form
          label={p().account.password}
          errors={submitting.errors()}
          trouble={submitting.trouble()}
          onSubmit={() => {
            setDone(false)
            return submitting.submit()
          }}
          actions={
            <>
              <Button type="submit" look="primary" aria-disabled={submitting.busy()}>
                {submitting.busy() ? p().form.sending : p().account.change}
              </Button>
              <Done words={done() ? p().account.changed : ""} />
            </>
          }
        >
          {/* So that a keeper of passwords knows whose it is. */}
          <input type="text" name="username" autocomplete="username" value={props.me.email} readOnly hidden />
          <PasswordField
            label={p().account.current}
            name="current"
            autocomplete="current-password"
            words={p().form}
            value={current()}
            error={submitting.errors().current}
            onInput={setCurrent}
          />
          <NewPasswordField
            label={p().fields.newPassword}
            name="new"
            value={next()}
            error={submitting.errors().new}
            onInput={setNext}
          />
        </Form>
      </Show>
    </Card>
  )
}
