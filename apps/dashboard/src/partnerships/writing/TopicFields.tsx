import { Show } from "solid-js"
import { topicWords } from "../../evidence/claimWords.ts"
import { t } from "../../i18n/language.ts"
import { w } from "../../i18n/writing.ts"
import { NamedChecks, NamedRadios } from "../../writing/namedFields.tsx"
import type { StatementsDraft } from "./statementsDraft.ts"

/** The topics that a source names, or that it names none. */
export function TopicFields(props: {
  readonly draft: Pick<StatementsDraft, "topics" | "topicsKnown">
  /** Of a twinning that is new, that a source names none cannot be said yet. */
  readonly newTwinning?: boolean
  readonly onDraft: (some: Partial<StatementsDraft>) => void
}) {
  /** The topics that the house knows, and those that the source names in words of its own. */
  const topics = () =>
    [...new Set([...Object.keys(t().topics), ...props.draft.topics])].map((value) => ({
      value,
      label: topicWords(value)
    }))
  return (
    <>
      <NamedRadios
        name={props.draft.topicsKnown === "some" ? "topicsKnown" : "topics"}
        label={w().twinning.topics}
        hint={w().twinning.topicsHint}
        value={props.draft.topicsKnown}
        options={[
          { value: "unsaid", label: w().twinning.topicsUnsaid },
          ...(props.newTwinning === true ? [] : [{ value: "none" as const, label: w().twinning.topicsNone }]),
          { value: "some", label: w().form.these }
        ]}
        onChange={(topicsKnown) => props.onDraft({ topicsKnown })}
      />
      <Show when={props.draft.topicsKnown === "some"}>
        <NamedChecks
          name="topics"
          label={w().twinning.topics}
          labelled
          values={props.draft.topics}
          options={topics()}
          onChange={(chosen) => props.onDraft({ topics: chosen })}
        />
      </Show>
    </>
  )
}
