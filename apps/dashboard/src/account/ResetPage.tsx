import { A, useLocation, useNavigate } from "@solidjs/router"
import { createSignal, Show } from "solid-js"
import { send } from "../api.ts"
import { p } from "../i18n/people.ts"
import { createPageTitle } from "../shell/pageTitle.ts"
import { Card } from "../ui/Card.tsx"
import { Button } from "../ui/controls.tsx"
import { Form } from "../ui/Form.tsx"
import { TextField } from "../ui/fields.tsx"
import { PageHead } from "../ui/PageHead.tsx"
import { Code } from "../ui/states.tsx"
import styles from "./account.module.css"
import { account } from "./account.ts"
import { LinkPage } from "./LinkPage.tsx"
import { NewPasswordField } from "./NewPasswordField.tsx"
import { resetCommand } from "./setUpCommand.ts"
import { createSubmitting } from "./submitting.ts"
import { anEmail, aPassword, wrongWith } from "./typed.ts"

/** A forgotten password: first a link is asked for, and the link leads back here to a new one. */
export default function Reset() {
  const location = useLocation()
  return (
    <Show when={location.hash !== ""} fallback={<Ask />}>
      <LinkPage title={p().reset.newTitle} subtitle={p().reset.newSubtitle} cardTitle={p().reset.newTitle}>
        {(token) => <NewPasswordForm token={token} />}
      </LinkPage>
    </Show>
  )
}

function Ask() {
  createPageTitle(() => p().reset.title)
  const [email, setEmail] = createSignal("")
  const [sentTo, setSentTo] = createSignal<string>()
  const submitting = createSubmitting({
    fields: ["email"],
    missing: () => wrongWith({ email: [email(), anEmail] }),
    send: () => send("POST /api/v1/password-reset", { body: { email: email().trim() } }),
    onDone: () => setSentTo(email().trim())
  })
  return (
    <>
      <PageHead
        title={p().reset.title}
        {...(account()?.installation.mail === false ? {} : { subtitle: p().reset.subtitle })}
      />
      <div class={styles.narrow}>
        <Show
          when={sentTo()}
          fallback={
            <Show
              when={account()?.installation.mail !== false}
              fallback={
                <Card title={p().reset.noMail}>
                  <p>
                    {p().reset.noMailDetail} <Code>{resetCommand}</Code>
                  </p>
                </Card>
              }
            >
              <Card title={p().reset.card}>
                <Form
                  label={p().reset.title}
                  errors={submitting.errors()}
                  trouble={submitting.trouble()}
                  onSubmit={submitting.submit}
                  actions={
                    <>
                      <Button type="submit" look="primary" class={styles.wide} aria-disabled={submitting.busy()}>
                        {submitting.busy() ? p().form.sending : p().reset.do}
                      </Button>
                      <A href="/sign-in">{p().reset.back}</A>
                    </>
                  }
                >
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
                </Form>
              </Card>
            </Show>
          }
        >
          {(to) => (
            <Card title={p().reset.sentTitle}>
              <p role="status">{p().reset.sent(to())}</p>
            </Card>
          )}
        </Show>
      </div>
    </>
  )
}

function NewPasswordForm(props: { readonly token: string }) {
  const navigate = useNavigate()
  const [password, setPassword] = createSignal("")
  const submitting = createSubmitting({
    fields: ["password"],
    missing: () => wrongWith({ password: [password(), aPassword] }),
    send: () => send("PUT /api/v1/password-reset", { body: { token: props.token, password: password() } }),
    onDone: () => navigate("/sign-in", { replace: true, state: { said: "password-changed" } })
  })
  return (
    <Form
      label={p().reset.newTitle}
      errors={submitting.errors()}
      trouble={submitting.trouble()}
      remedy={
        <Show when={submitting.trouble()?.kind === "link-invalid"}>
          <p>
            {p().links.endedReset} <A href="/reset-password">{p().reset.again}</A>
          </p>
        </Show>
      }
      onSubmit={submitting.submit}
      actions={
        <Button type="submit" look="primary" class={styles.wide} aria-disabled={submitting.busy()}>
          {submitting.busy() ? p().form.sending : p().reset.set}
        </Button>
      }
    >
      <NewPasswordField
        label={p().fields.newPassword}
        value={password()}
        error={submitting.errors().password}
        onInput={setPassword}
      />
    </Form>
  )
}
