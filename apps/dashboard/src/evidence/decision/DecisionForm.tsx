import type { OperationBody } from "@proxeny/client"
import { send } from "../../api.ts"
import { w } from "../../i18n/writing.ts"
import { Choices } from "../../ui/fields.tsx"
import { createDraft } from "../../writing/draft.ts"
import { NamedText } from "../../writing/namedFields.tsx"
import { needed } from "../../writing/needed.ts"
import { createSaving } from "../../writing/saving.ts"
import { createErrorOf, WritingForm } from "../../writing/WritingForm.tsx"
import type { ConflictView } from "../ConflictView.ts"

type Body = OperationBody<"POST /api/v1/conflicts/decisions">

/** What is sent where the position at some place holds. */
const decisionBody = (conflict: ConflictView, holds: number, reason: string): Body => {
  const subject = { kind: conflict.subject.kind, id: conflict.subject.id }
  const claimAt = (at: number) => conflict.positions[at]?.claims[0]?.id ?? ""
  return conflict.kind === "left-out"
    ? {
        kind: "left-out",
        subject,
        list: claimAt(0),
        twinning: conflict.twinning ?? "",
        holds: holds === 0 ? "list" : "twinning",
        reason
      }
    : { kind: "values", subject, attribute: conflict.attribute, claim: claimAt(holds), reason }
}

/** Which of the claims that contradict each other holds, and why. */
export default function DecisionForm(props: {
  readonly conflict: ConflictView
  /** What each position says. */
  readonly says: (position: number) => string
  readonly onSaved: () => unknown
  readonly onCancel: () => void
}) {
  const draft = createDraft({ holds: "", reason: "" })
  const typed = draft.values
  const saving = createSaving({
    content: () => decisionBody(props.conflict, Number(typed().holds), typed().reason.trim()),
    check: () => needed(w().form.needed, { holds: typed().holds, reason: typed().reason }),
    send: (body, how) => send("POST /api/v1/conflicts/decisions", { body, ...how }),
    onSaved: () => {
      draft.settle()
      return props.onSaved()
    }
  })
  return (
    <WritingForm
      label={w().decision.title}
      saving={saving}
      changed={draft.changed()}
      save={w().decision.save}
      onCancel={props.onCancel}
    >
      <Positions
        conflict={props.conflict}
        says={props.says}
        holds={typed().holds}
        onHolds={(holds) => draft.set({ holds })}
      />
      <NamedText
        name="reason"
        label={w().decision.reason}
        hint={w().decision.reasonHint}
        lines
        value={typed().reason}
        onInput={(reason) => draft.set({ reason })}
      />
    </WritingForm>
  )
}

function Positions(props: {
  readonly conflict: ConflictView
  readonly says: (position: number) => string
  readonly holds: string
  readonly onHolds: (holds: string) => void
}) {
  const error = createErrorOf(() => "holds")
  return (
    <Choices
      name="holds"
      label={w().decision.title}
      hint={w().decision.note}
      error={error()}
      many={false}
      chosen={props.holds === "" ? [] : [props.holds]}
      options={props.conflict.positions.map(({ claims }, at) => ({
        value: String(at),
        label: props.says(at),
        note: claims.map(({ locator, source }) => `${source.shortName ?? source.title}, ${locator}`).join(" · ")
      }))}
      onChange={([holds]) => holds !== undefined && props.onHolds(holds)}
    />
  )
}
