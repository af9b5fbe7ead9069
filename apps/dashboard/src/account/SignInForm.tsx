import { A } from "@solidjs/router"
import { createSignal, Match, onMount, Show, Switch } from "solid-js"
import { send } from "../api.ts"
import { p } from "../i18n/people.ts"
import { Button, buttonClass, Check } from "../ui/controls.tsx"
import { Form } from "../ui/Form.tsx"
import { PasswordField, TextField } from "../ui/fields.tsx"
import styles from "./account.module.css"
import { type Account, account } from "./account.ts"
import { CodeForm } from "./CodeForm.tsx"
import { createSubmitting } from "./submitting.ts"
import { anEmail, given, wrongWith } from "./typed.ts"

/** Signing in with a password, and with a code where a second step is wanted; or with the account of an organisation. */
export function SignInForm(props: {
  readonly email?: string
  /** It stands in front of work that must not be lost: no other page is gone to. */
  readonly inPlace?: boolean
  /** Leaves for single sign-on. */
  readonly onLeave?: () => void
  readonly onDone: (account: Account | undefined) => unknown
}) {
  const [email, setEmail] = createSignal(props.email ?? "")
  const [password, setPassword] = createSignal("")
  const [remember, setRemember] = createSignal(true)
  const [step, setStep] = createSignal<"password" | "code">("password")
  const submitting = createSubmitting({
    fields: ["email", "password"],
    missing: () => wrongWith({ email: [email(), anEmail], password: [password(), given] }),
    send: async () =>
      (
        await send("POST /api/v1/session", {
          body: { email: email().trim(), password: password(), remember: remember() }
        })
      ).answer,
    onDone: (signedIn) => {
      if (signedIn.state === "second-factor") setStep("code")
      else return props.onDone(signedIn.account)
    }
  })
  let form: HTMLDivElement | undefined
  onMount(() => {
    // Who it is was known a moment ago: the password is missing.
    if (props.email !== undefined) form?.querySelector<HTMLInputElement>("[name=password]")?.focus()
  })
  const singleSignOn = () => account()?.installation.singleSignOn
  return (
    <Switch>
      <Match when={step() === "password"}>
        <div
          ref={(element) => {
            form = element
          }}
          class={styles.stack}
        >
          <Form
            label={p().signIn.title}
            errors={submitting.errors()}
            trouble={submitting.trouble()}
            onSubmit={submitting.submit}
            actions={
              <>
                <Button type="submit" look="primary" class={styles.wide} aria-disabled={submitting.busy()}>
                  {submitting.busy() ? p().form.sending : p().signIn.do}
                </Button>
                <Show when={props.inPlace !== true}>
                  <A href="/reset-password">{p().signIn.forgotten}</A>
                </Show>
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
            <PasswordField
              label={p().fields.password}
              name="password"
              autocomplete="current-password"
              words={p().form}
              value={password()}
              error={submitting.errors().password}
              onInput={setPassword}
            />
            <Check label={p().signIn.remember} checked={remember()} onChange={setRemember} />
          </Form>
          <Show when={singleSignOn()}>
            {(name) => (
              <>
                <p class={styles.or}>{p().signIn.or}</p>
                <a
                  href="/api/v1/sign-in/oidc"
                  // In front of work that must not be lost the provider opens beside it. Not the router's to follow.
                  target={props.inPlace === true ? "_blank" : "_self"}
                  class={`${buttonClass()} ${styles.wide}`}
                  onClick={() => props.onLeave?.()}
                >
                  {p().signIn.with(name())}
                </a>
              </>
            )}
          </Show>
        </div>
      </Match>
      <Match when={step() === "code"}>
        <CodeForm
          onDone={props.onDone}
          onBack={() => {
            setPassword("")
            setStep("password")
          }}
        />
      </Match>
    </Switch>
  )
}
