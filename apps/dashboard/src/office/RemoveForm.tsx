import { send } from "../api.ts"
import { w } from "../i18n/writing.ts"
import { currentOf } from "../writing/currentOf.ts"
import { NewerThere } from "../writing/Newer.tsx"
import { createSaving } from "../writing/saving.ts"
import { WritingForm } from "../writing/WritingForm.tsx"
import { type OfficeKind, type OfficeRecord, shortWords } from "./kinds.ts"

/** Asks before a record of an office is removed. */
export function RemoveForm(props: {
  readonly kind: OfficeKind
  readonly record: OfficeRecord
  readonly onSaved: () => unknown
  readonly onCancel: () => void
}) {
  const saving = createSaving({
    content: () => props.record.id,
    version: () => `"${props.record.version}"`,
    send: (id, { ifMatch }) =>
      send(`DELETE /api/v1/${props.kind}/:id` as "DELETE /api/v1/notes/:id", {
        param: { id },
        ...(ifMatch === undefined ? {} : { ifMatch })
      }),
    onSaved: () => props.onSaved()
  })
  const words = () => shortWords(props.kind, props.record)
  return (
    <WritingForm
      label={w().office.removeOne(words())}
      saving={saving}
      changed={false}
      save={w().form.remove}
      onCancel={props.onCancel}
      newer={(current) => (
        <NewerThere current={currentOf(current)} told={() => w().newer.changedMeanwhile} onMine={saving.saveOver} />
      )}
    >
      <p>
        <strong>{words()}</strong> {w().office.removeAsk}
      </p>
    </WritingForm>
  )
}
