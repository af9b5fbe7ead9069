import type { Role } from "@proxeny/domain"
import { createSignal, Show } from "solid-js"
import { confirmWords } from "../account/confirmWords.ts"
import { createSubmitting, troubleOf } from "../account/submitting.ts"
import { send } from "../api.ts"
import type { FoundCity } from "../city/cityChoice.ts"
import { t } from "../i18n/language.ts"
import { p } from "../i18n/people.ts"
import { ConfirmButton } from "../ui/ConfirmButton.tsx"
import { Button } from "../ui/controls.tsx"
import { Dialog } from "../ui/Dialog.tsx"
import { Form } from "../ui/Form.tsx"
import { TextField } from "../ui/fields.tsx"
import type { Someone } from "./PeopleTable.tsx"
import styles from "./people.module.css"
import { RoleFields } from "./RoleFields.tsx"

/** Changes what somebody may do, ends their sessions, or keeps them out. */
export function EditPerson(props: {
  readonly person: Someone
  readonly isMe: boolean
  /** Says what was done. */
  readonly onDone: (words: string) => unknown
  readonly onClose: () => void
}) {
  const [role, setRole] = createSignal<Role>(props.person.role)
  const [cities, setCities] = createSignal<ReadonlyArray<FoundCity>>(props.person.cities)
  const [why, setWhy] = createSignal("")
  const change = (body: { readonly deactivated: boolean }) =>
    send("PATCH /api/v1/people/:id", { param: { id: props.person.id }, body })
  const submitting = createSubmitting({
    fields: ["role", "cities", "why"],
    send: () => {
      const reason = why().trim()
      return send("PATCH /api/v1/people/:id", {
        param: { id: props.person.id },
        body: { role: role(), cities: cities().map(({ id }) => id), ...(reason === "" ? {} : { why: reason }) }
      })
    },
    onDone: () => props.onDone(p().edit.saved(props.person.name))
  })
  return (
    <Dialog title={p().edit.title(props.person.name)} closeLabel={t().state.close} onClose={() => props.onClose()}>
      <Form
        label={p().edit.title(props.person.name)}
        errors={submitting.errors()}
        trouble={submitting.trouble()}
        onSubmit={submitting.submit}
        actions={
          <>
            <Button type="submit" look="primary" aria-disabled={submitting.busy()}>
              {submitting.busy() ? p().form.sending : p().edit.save}
            </Button>
            <Button look="quiet" onClick={() => props.onClose()}>
              {p().form.cancel}
            </Button>
          </>
        }
      >
        <p class={styles.small}>{p().edit.sessionsEnd}</p>
        <RoleFields
          role={role()}
          cities={cities()}
          errors={submitting.errors()}
          onRole={setRole}
          onCities={setCities}
        />
        <TextField
          label={p().edit.why}
          hint={p().edit.whyHint}
          optional={p().form.optional}
          name="why"
          autocomplete="off"
          maxLength={1000}
          value={why()}
          error={submitting.errors().why}
          onInput={setWhy}
        />
      </Form>
      <Show when={!props.isMe}>
        <div class={`${styles.rest} ${styles.actions}`}>
          <ConfirmButton
            label={p().edit.endSessions}
            title={p().edit.endSessionsTitle(props.person.name)}
            detail={p().edit.endSessionsDetail}
            words={confirmWords()}
            troubleOf={troubleOf}
            onConfirm={async () => {
              await send("DELETE /api/v1/people/:id/sessions", { param: { id: props.person.id } })
              await props.onDone(p().edit.sessionsEnded(props.person.name))
            }}
          />
          <Show
            when={props.person.deactivated}
            fallback={
              <ConfirmButton
                label={p().edit.deactivate}
                title={p().edit.deactivateTitle(props.person.name)}
                detail={p().edit.deactivateDetail}
                words={confirmWords()}
                troubleOf={troubleOf}
                onConfirm={async () => {
                  await change({ deactivated: true })
                  await props.onDone(p().edit.deactivated(props.person.name))
                }}
              />
            }
          >
            <ConfirmButton
              label={p().edit.activate}
              title={p().edit.activateTitle(props.person.name)}
              words={confirmWords()}
              troubleOf={troubleOf}
              onConfirm={async () => {
                await change({ deactivated: false })
                await props.onDone(p().edit.activated(props.person.name))
              }}
            />
          </Show>
        </div>
      </Show>
    </Dialog>
  )
}
