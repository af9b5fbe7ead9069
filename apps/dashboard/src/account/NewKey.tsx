import type { Scope } from "@proxeny/domain"
import { createSignal, Show } from "solid-js"
import { send } from "../api.ts"
import { t } from "../i18n/language.ts"
import { p } from "../i18n/people.ts"
import { CopyField } from "../ui/CopyField.tsx"
import { Button } from "../ui/controls.tsx"
import { Dialog } from "../ui/Dialog.tsx"
import { Form } from "../ui/Form.tsx"
import { Choices, SelectField, TextField } from "../ui/fields.tsx"
import { takeFocus } from "../ui/takeFocus.ts"
import styles from "./account.module.css"
import { createSubmitting } from "./submitting.ts"
import { given, wrongWith } from "./typed.ts"

const scopes: ReadonlyArray<Scope> = ["read", "write", "import", "manage"]

/** How long a key can hold, in days; not for ever unless somebody wants that. */
const spans = ["30", "90", "365", ""] as const

/** Makes a key, and shows it this once. */
export function NewKey(props: { readonly onMade: () => unknown; readonly onClose: () => void }) {
  const [name, setName] = createSignal("")
  const [chosen, setChosen] = createSignal<ReadonlyArray<Scope>>(["read"])
  const [days, setDays] = createSignal<string>("90")
  const [made, setMade] = createSignal<{ readonly name: string; readonly key: string }>()
  const submitting = createSubmitting({
    fields: ["name", "scopes", "days"],
    missing: () => wrongWith({ name: [name(), given], scopes: [chosen().join(), given] }),
    send: async () => {
      const body = {
        name: name().trim(),
        scopes: chosen(),
        ...(days() === "" ? {} : { days: Number(days()) })
      }
      return (await send("POST /api/v1/account/keys", { body })).answer
    },
    onDone: (key) => {
      setMade(key)
      return props.onMade()
    }
  })
  return (
    <Dialog
      title={made() === undefined ? p().keys.make : p().keys.for(made()?.name ?? "")}
      closeLabel={t().state.close}
      onClose={() => props.onClose()}
    >
      <Show
        when={made()}
        fallback={
          <Form
            label={p().keys.make}
            errors={submitting.errors()}
            trouble={submitting.trouble()}
            onSubmit={submitting.submit}
            actions={
              <>
                <Button type="submit" look="primary" aria-disabled={submitting.busy()}>
                  {submitting.busy() ? p().form.sending : p().keys.make}
                </Button>
                <Button look="quiet" onClick={() => props.onClose()}>
                  {p().form.cancel}
                </Button>
              </>
            }
          >
            <TextField
              label={p().keys.name}
              hint={p().keys.nameHint}
              name="name"
              autocomplete="off"
              value={name()}
              error={submitting.errors().name}
              onInput={setName}
            />
            <Choices
              label={p().keys.scopes}
              name="scopes"
              many
              chosen={chosen()}
              options={scopes.map((scope) => ({
                value: scope,
                label: p().keys.scope[scope],
                note: p().keys.scopeMeans[scope]
              }))}
              error={submitting.errors().scopes}
              onChange={setChosen}
            />
            <SelectField
              label={p().keys.expiry}
              name="days"
              value={days()}
              options={spans.map((span) => ({
                value: span,
                label:
                  span === "" ? p().keys.untilDeleted : span === "365" ? p().keys.year : p().keys.days(Number(span))
              }))}
              error={submitting.errors().days}
              onChange={setDays}
            />
          </Form>
        }
      >
        {(key) => (
          <div ref={takeFocus} class={styles.stack}>
            <CopyField label={p().keys.key} value={key().key} hint={p().keys.once} words={p().form} />
            <div>
              <Button look="primary" onClick={() => props.onClose()}>
                {p().keys.done}
              </Button>
            </div>
          </div>
        )}
      </Show>
    </Dialog>
  )
}
