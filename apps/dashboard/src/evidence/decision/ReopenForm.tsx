import { send } from "../../api.ts"
import { w } from "../../i18n/writing.ts"
import { pageStyles } from "../../ui/page.ts"
import { createSaving } from "../../writing/saving.ts"
import { WritingForm } from "../../writing/WritingForm.tsx"
import type { ConflictView } from "../ConflictView.ts"

/** Withdraws a decision. */
export default function ReopenForm(props: {
  readonly decision: NonNullable<ConflictView["decision"]>
  readonly onSaved: () => unknown
  readonly onCancel: () => void
}) {
  const saving = createSaving({
    content: () => props.decision.id,
    version: () => `"${props.decision.version}"`,
    send: (id, { ifMatch }) =>
      send("DELETE /api/v1/conflicts/decisions/:id", {
        param: { id },
        ...(ifMatch === undefined ? {} : { ifMatch })
      }),
    onSaved: () => props.onSaved()
  })
  return (
    <WritingForm
      label={w().decision.undo}
      saving={saving}
      changed={false}
      save={w().decision.undo}
      onCancel={props.onCancel}
    >
      <p class={pageStyles.muted}>{w().decision.undoNote}</p>
    </WritingForm>
  )
}
