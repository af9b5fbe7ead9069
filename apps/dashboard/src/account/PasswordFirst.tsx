import { createSignal } from "solid-js"
import { p } from "../i18n/people.ts"
import { Button } from "../ui/controls.tsx"
import { Form } from "../ui/Form.tsx"
import { PasswordField } from "../ui/fields.tsx"
import { createSubmitting } from "./submitting.ts"
import { given, wrongWith } from "./typed.ts"

/** Asks for the password once more before something that only its owner may do. */
export function PasswordFirst<A>(props: {
  readonly label: string
  readonly action: string
  readonly send: (password: string) => Promise<A>
  readonly onDone: (answer: A) => unknown
  readonly onCancel: () => void
}) {
  const [password, setPassword] = createSignal("")
  const submitting = createSubmitting({
    fields: ["password"],
    missing: () => wrongWith({ password: [password(), given] }),
    fieldOf: { "password-wrong": "password" },
    send: () => props.send(password()),
    onDone: (answer) => props.onDone(answer)
  })
  return (
    <Form
      label={props.label}
      errors={submitting.errors()}
      trouble={submitting.trouble()}
      onSubmit={submitting.submit}
      actions={
        <>
          <Button type="submit" look="primary" aria-disabled={submitting.busy()}>
            {submitting.busy() ? p().form.sending : props.action}
          </Button>
          <Button look="quiet" onClick={() => props.onCancel()}>
            {p().form.cancel}
          </Button>
        </>
      }
    >
      <PasswordField
        label={p().fields.password}
        hint={p().second.passwordFirst}
        name="password"
        autocomplete="current-password"
        words={p().form}
        value={password()}
        error={submitting.errors().password}
        onInput={setPassword}
      />
    </Form>
  )
}
