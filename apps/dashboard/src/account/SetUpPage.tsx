import { useNavigate } from "@solidjs/router"
import { createSignal, Show } from "solid-js"
import { send } from "../api.ts"
import { p } from "../i18n/people.ts"
import { Button } from "../ui/controls.tsx"
import { Form } from "../ui/Form.tsx"
import { TextField } from "../ui/fields.tsx"
import { Code } from "../ui/states.tsx"
import styles from "./account.module.css"
import { takeAccount } from "./account.ts"
import { LinkPage } from "./LinkPage.tsx"
import { NewPasswordField } from "./NewPasswordField.tsx"
import { setUpCommand } from "./setUpCommand.ts"
import { createSubmitting } from "./submitting.ts"
import { anEmail, aPassword, given, wrongWith } from "./typed.ts"

/** The first admin of an installation. */
export default function SetUp() {
  return (
    <LinkPage title={p().setUp.title} subtitle={p().setUp.subtitle} cardTitle={p().setUp.card}>
      {(token) => <SetUpForm token={token} />}
    </LinkPage>
  )
}

function SetUpForm(props: { readonly token: string }) {
  const navigate = useNavigate()
  const [name, setName] = createSignal("")
  const [email, setEmail] = createSignal("")
  const [password, setPassword] = createSignal("")
  const submitting = createSubmitting({
    fields: ["name", "email", "password"],
    missing: () => wrongWith({ name: [name(), given], email: [email(), anEmail], password: [password(), aPassword] }),
    send: async () => {
      const body = { token: props.token, name: name().trim(), email: email().trim(), password: password() }
      return (await send("POST /api/v1/set-up", { body })).answer
    },
    onDone: async (signedIn) => {
      await takeAccount(signedIn.account)
      navigate("/people", { replace: true })
    }
  })
  return (
    <Form
      label={p().setUp.title}
      errors={submitting.errors()}
      trouble={submitting.trouble()}
      remedy={
        <Show when={submitting.trouble()?.kind === "link-invalid"}>
          <p>
            {p().links.endedSetUp} <Code>{setUpCommand}</Code>
          </p>
        </Show>
      }
      onSubmit={submitting.submit}
      actions={
        <Button type="submit" look="primary" class={styles.wide} aria-disabled={submitting.busy()}>
          {submitting.busy() ? p().form.sending : p().setUp.do}
        </Button>
      }
    >
      <TextField
        label={p().fields.name}
        hint={p().fields.nameHint}
        name="name"
        autocomplete="name"
        value={name()}
        error={submitting.errors().name}
        onInput={setName}
      />
      <TextField
        label={p().fields.email}
        name="email"
        type="email"
        autocomplete="username"
        spellcheck={false}
        value={email()}
        error={submitting.errors().email}
        onInput={setEmail}
      />
      <NewPasswordField value={password()} error={submitting.errors().password} onInput={setPassword} />
    </Form>
  )
}
