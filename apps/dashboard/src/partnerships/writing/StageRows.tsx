import { t } from "../../i18n/language.ts"
import { w } from "../../i18n/writing.ts"
import { Rows } from "../../ui/formParts.tsx"
import { NamedDate, NamedSelect } from "../../writing/namedFields.tsx"
import { type StageKind, stageKinds } from "./stageKinds.ts"
import { newStage, type StageDraft } from "./statementsDraft.ts"

/** The steps in the life of a twinning that a source tells. */
export function StageRows(props: {
  readonly stages: ReadonlyArray<StageDraft>
  readonly onStages: (stages: ReadonlyArray<StageDraft>) => void
}) {
  const change = (at: number, some: Partial<StageDraft>) =>
    props.onStages(props.stages.map((stage, index) => (index === at ? { ...stage, ...some } : stage)))
  return (
    <Rows
      items={props.stages}
      add={w().twinning.addStage}
      remove={w().twinning.removeStage}
      onAdd={() => props.onStages([...props.stages, newStage])}
      onRemove={(at) => props.onStages(props.stages.filter((_, index) => index !== at))}
    >
      {(stage, at) => (
        <>
          <NamedSelect
            name={`stages.${at}.kind`}
            label={w().twinning.stage}
            value={stage().kind}
            options={[
              { value: "", label: w().form.choose },
              ...stageKinds.map((value) => ({ value, label: t().states[value] }))
            ]}
            onChange={(kind) => change(at, { kind: kind as StageKind | "" })}
          />
          <NamedDate
            name={`stages.${at}.on`}
            label={w().twinning.stageOn}
            optional
            value={stage().on}
            onInput={(on) => change(at, { on })}
          />
        </>
      )}
    </Rows>
  )
}
