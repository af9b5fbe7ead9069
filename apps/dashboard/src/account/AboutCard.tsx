import { createSignal } from "solid-js"
import { send } from "../api.ts"
import { type Language, language, setLanguage } from "../i18n/language.ts"
import { p } from "../i18n/people.ts"
import { Card } from "../ui/Card.tsx"
import { Button } from "../ui/controls.tsx"
import { Done, Form } from "../ui/Form.tsx"
import { SelectField, TextField } from "../ui/fields.tsx"
import styles from "./account.module.css"
import { type Me, takeAccount } from "./account.ts"
import { reachOf } from "./reachOf.ts"
import { createSubmitting } from "./submitting.ts"
import { given, wrongWith } from "./typed.ts"

/** Name and language, and what an admin gave: role and cities. */
export function AboutCard(props: { readonly me: Me }) {
  const [name, setName] = createSignal(props.me.name)
  const [chosen, setChosen] = createSignal<Language>(language())
  const [saved, setSaved] = createSignal(false)
  const submitting = createSubmitting({
    fields: ["name"],
    missing: () => wrongWith({ name: [name(), given] }),
    send: async () =>
      (await send("PATCH /api/v1/account", { body: { name: name().trim(), language: chosen() } })).answer,
    onDone: async (account) => {
      await setLanguage(chosen())
      await takeAccount(account)
      setSaved(true)
    }
  })
  return (
    <Card title={p().account.about}>
      <div class={styles.stack}>
        <dl class={styles.facts}>
          <dt>{p().fields.role}</dt>
          <dd>{p().roles[props.me.role]}</dd>
          <dt>{p().fields.cities}</dt>
          <dd>{reachOf(props.me)}</dd>
        </dl>
        <Form
          label={p().account.about}
          errors={submitting.errors()}
          trouble={submitting.trouble()}
          onSubmit={() => {
            setSaved(false)
            return submitting.submit()
          }}
          actions={
            <>
              <Button type="submit" look="primary" aria-disabled={submitting.busy()}>
                {submitting.busy() ? p().form.sending : p().account.save}
              </Button>
              <Done words={saved() ? p().account.saved : ""} />
            </>
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
          <SelectField
            label={p().account.language}
            hint={p().account.languageNote}
            name="language"
            value={chosen()}
            options={[
              { value: "en", label: "English" },
              { value: "zh", label: "简体中文" }
            ]}
            onChange={(value) => setChosen(value === "zh" ? "zh" : "en")}
          />
        </Form>
      </div>
    </Card>
  )
}
