import { createSignal } from "solid-js"
import { type Account, account, takeAccount } from "../account/account.ts"
import { SignedIn } from "../account/SignedIn.tsx"
import { createSubmitting } from "../account/submitting.ts"
import { send } from "../api.ts"
import { p } from "../i18n/people.ts"
import { createPageTitle } from "../shell/pageTitle.ts"
import { Card } from "../ui/Card.tsx"
import { Button } from "../ui/controls.tsx"
import { Done, Form } from "../ui/Form.tsx"
import { Choices } from "../ui/fields.tsx"
import { PageHead } from "../ui/PageHead.tsx"
import styles from "./people.module.css"
import { Tabs } from "./Tabs.tsx"

/** What holds for a whole installation. */
export default function SettingsPage() {
  createPageTitle(() => p().settings.title)
  return (
    <SignedIn action="settings.manage">
      {() => (
        <>
          <PageHead title={p().settings.title} subtitle={p().settings.subtitle}>
            <Tabs />
          </PageHead>
          <div class={styles.narrow}>
            <Card title={p().settings.reading} note={p().settings.readingNote}>
              <Reading />
            </Card>
          </div>
        </>
      )}
    </SignedIn>
  )
}

/** Whether everybody may read, or only who works here. */
function Reading() {
  const [open, setOpen] = createSignal(account()?.installation.open !== false)
  const [saved, setSaved] = createSignal(false)
  const submitting = createSubmitting({
    fields: ["open"],
    send: async () => (await send("PUT /api/v1/settings", { body: { open: open() } })).answer,
    onDone: async (settings) => {
      const now = account()
      const next: Account | undefined =
        now === undefined ? undefined : { ...now, installation: { ...now.installation, open: settings.open } }
      await takeAccount(next)
      setSaved(true)
    }
  })
  return (
    <Form
      label={p().settings.reading}
      errors={submitting.errors()}
      trouble={submitting.trouble()}
      onSubmit={() => {
        setSaved(false)
        return submitting.submit()
      }}
      actions={
        <>
          <Button type="submit" look="primary" aria-disabled={submitting.busy()}>
            {submitting.busy() ? p().form.sending : p().settings.save}
          </Button>
          <Done words={saved() ? p().settings.saved : ""} />
        </>
      }
    >
      <Choices
        label={p().settings.reading}
        name="open"
        many={false}
        labelHidden
        chosen={[open() ? "open" : "closed"]}
        options={[
          { value: "open", label: p().settings.open, note: p().settings.openMeans },
          { value: "closed", label: p().settings.closed, note: p().settings.closedMeans }
        ]}
        error={submitting.errors().open}
        onChange={([chosen]) => {
          setSaved(false)
          setOpen(chosen !== "closed")
        }}
      />
    </Form>
  )
}
