import type { Role } from "@proxeny/domain"
import { createSignal, Show } from "solid-js"
import { account } from "../account/account.ts"
import { createSubmitting } from "../account/submitting.ts"
import { anEmail, wrongWith } from "../account/typed.ts"
import { send } from "../api.ts"
import type { FoundCity } from "../city/cityChoice.ts"
import { type Language, language, t } from "../i18n/language.ts"
import { p } from "../i18n/people.ts"
import { CopyField } from "../ui/CopyField.tsx"
import { Button } from "../ui/controls.tsx"
import { Dialog } from "../ui/Dialog.tsx"
import { Form } from "../ui/Form.tsx"
import { SelectField, TextField } from "../ui/fields.tsx"
import { takeFocus } from "../ui/takeFocus.ts"
import styles from "./people.module.css"
import { RoleFields } from "./RoleFields.tsx"

/** Invites somebody; where no mail can be sent, the link is shown to be handed on. */
export function InvitePerson(props: {
  readonly onInvited: () => unknown
  /** Says what was done, once the dialog is gone. */
  readonly onSaid: (words: string) => void
  readonly onClose: () => void
}) {
  const [email, setEmail] = createSignal("")
  const [role, setRole] = createSignal<Role>("editor")
  const [cities, setCities] = createSignal<ReadonlyArray<FoundCity>>([])
  const [chosen, setChosen] = createSignal<Language>(language())
  const [made, setMade] = createSignal<{ readonly email: string; readonly link: string }>()
  const mail = () => account()?.installation.mail === true
  const submitting = createSubmitting({
    fields: ["email", "role", "cities", "language"],
    missing: () => wrongWith({ email: [email(), anEmail] }),
    send: async () => {
      const body = { email: email().trim(), role: role(), cities: cities().map(({ id }) => id), language: chosen() }
      return (await send("POST /api/v1/invitations", { body })).answer
    },
    onDone: async (invitation) => {
      if (invitation.link === undefined) {
        props.onSaid(p().invite.sent(invitation.email))
        props.onClose()
      } else setMade({ email: invitation.email, link: invitation.link })
      await props.onInvited()
    }
  })
  return (
    <Dialog
      title={made() === undefined ? p().invite.title : p().invite.link(made()?.email ?? "")}
      closeLabel={t().state.close}
      onClose={() => props.onClose()}
    >
      <Show
        when={made()}
        fallback={
          <Form
            label={p().invite.title}
            errors={submitting.errors()}
            trouble={submitting.trouble()}
            onSubmit={submitting.submit}
            actions={
              <>
                <Button type="submit" look="primary" aria-disabled={submitting.busy()}>
                  {submitting.busy() ? p().form.sending : mail() ? p().invite.do : p().invite.noMail}
                </Button>
                <Button look="quiet" onClick={() => props.onClose()}>
                  {p().form.cancel}
                </Button>
              </>
            }
          >
            <TextField
              label={p().fields.email}
              name="email"
              type="email"
              autocomplete="off"
              spellcheck={false}
              value={email()}
              error={submitting.errors().email}
              onInput={setEmail}
            />
            <RoleFields
              role={role()}
              cities={cities()}
              errors={submitting.errors()}
              onRole={setRole}
              onCities={setCities}
            />
            <Show when={mail()}>
              <SelectField
                label={p().invite.language}
                name="language"
                value={chosen()}
                options={[
                  { value: "en", label: "English" },
                  { value: "zh", label: "简体中文" }
                ]}
                onChange={(value) => setChosen(value === "zh" ? "zh" : "en")}
              />
            </Show>
          </Form>
        }
      >
        {(invitation) => (
          <div ref={takeFocus} class={styles.cities}>
            <CopyField label={p().invite.linkLabel} value={invitation().link} words={p().form} />
            <p>{p().invite.linkDetail}</p>
            <div>
              <Button look="primary" onClick={() => props.onClose()}>
                {p().invite.done}
              </Button>
            </div>
          </div>
        )}
      </Show>
    </Dialog>
  )
}
