import { useNavigate } from "@solidjs/router"
import { createSignal, Show } from "solid-js"
import { send } from "../api.ts"
import { p } from "../i18n/people.ts"
import { Button, buttonClass } from "../ui/controls.tsx"
import { Form } from "../ui/Form.tsx"
import { TextField } from "../ui/fields.tsx"
import styles from "./account.module.css"
import { account, takeAccount } from "./account.ts"
import { LinkPage } from "./LinkPage.tsx"
import { NewPasswordField } from "./NewPasswordField.tsx"
import { createSubmitting } from "./submitting.ts"
import { aPassword, given, wrongWith } from "./typed.ts"

/** Somebody who was invited joins, with a password or with the account of their organisation. */
export default function Invitation() {
  return (
    <LinkPage title={p().invitation.title} subtitle={p().invitation.subtitle} cardTitle={p().invitation.card}>
      {(token) => <JoinForm token={token} />}
    </LinkPage>
  )
}

function JoinForm(props: { readonly token: string }) {
  const navigate = useNavigate()
  const [name, setName] = createSignal("")
  const [password, setPassword] = createSignal("")
  const submitting = createSubmitting({
    fields: ["name", "password"],
    missing: () => wrongWith({ name: [name(), given], password: [password(), aPassword] }),
    send: async () => {
      const body = { token: props.token, name: name().trim(), password: password() }
      return (await send("POST /api/v1/invitations/accept", { body })).answer
    },
    onDone: async (signedIn) => {
      await takeAccount(signedIn.account)
      navigate("/", { replace: true })
    }
  })
  return (
    <div class={styles.stack}>
      <Form
        label={p().invitation.title}
        errors={submitting.errors()}
        trouble={submitting.trouble()}
        remedy={
          <Show when={submitting.trouble()?.kind === "link-invalid"}>
            <p>{p().links.endedInvitation}</p>
          </Show>
        }
        onSubmit={submitting.submit}
        actions={
          <Button type="submit" look="primary" class={styles.wide} aria-disabled={submitting.busy()}>
            {submitting.busy() ? p().form.sending : p().invitation.do}
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
        <NewPasswordField value={password()} error={submitting.errors().password} onInput={setPassword} />
      </Form>
      <Show when={account()?.installation.singleSignOn}>
        {(provider) => (
          <>
            <p class={styles.or}>{p().signIn.or}</p>
            <a href="/api/v1/sign-in/oidc" target="_self" class={`${buttonClass()} ${styles.wide}`}>
              {p().signIn.with(provider())}
            </a>
            <p class={styles.small}>{p().invitation.singleSignOn}</p>
          </>
        )}
      </Show>
    </div>
  )
}
