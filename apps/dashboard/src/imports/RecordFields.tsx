import { Show } from "solid-js"
import { may } from "../account/account.ts"
import { m } from "../i18n/imports.ts"
import { t } from "../i18n/language.ts"
import { w } from "../i18n/writing.ts"
import { FieldGrid, FormPart, Rows, Wide } from "../ui/formParts.tsx"
import { NamedSelect, NamedText } from "../writing/namedFields.tsx"
import { fieldWords } from "./Columns.tsx"
import type { ImportDraft } from "./importDraft.ts"

const newValue = { field: "", value: "" }

/** Under which source a list stands, and what holds for all of its rows. */
export function RecordFields(props: {
  readonly draft: ImportDraft
  readonly onDraft: (some: Partial<ImportDraft>) => void
}) {
  const change = (at: number, some: Partial<typeof newValue>) =>
    props.onDraft({ set: props.draft.set.map((one, index) => (index === at ? { ...one, ...some } : one)) })
  const graded = (words: Readonly<Record<string, string>>) => [
    { value: "", label: m().record.asOnRecord },
    ...Object.entries(words).map(([value, label]) => ({ value, label: `${value}: ${label}` }))
  ]
  const fields = () => [
    { value: "", label: w().form.choose },
    ...Object.keys(m().look.fields).map((value) => ({ value, label: fieldWords(value) }))
  ]
  return (
    <>
      <FormPart title={m().record.title}>
        <FieldGrid>
          <Wide>
            <NamedText
              name="title"
              label={m().record.name}
              hint={m().record.nameHint}
              value={props.draft.title}
              onInput={(title) => props.onDraft({ title })}
            />
          </Wide>
          <NamedText
            name="language"
            label={m().record.language}
            hint={m().record.languageHint}
            optional
            spellcheck={false}
            value={props.draft.language}
            onInput={(language) => props.onDraft({ language })}
          />
          <Show when={may("shared.write")}>
            <NamedSelect
              name="grade.reliability"
              label={m().record.reliability}
              value={props.draft.reliability}
              options={graded(t().grade.reliability)}
              onChange={(reliability) => props.onDraft({ reliability })}
            />
            <NamedSelect
              name="grade.credibility"
              label={m().record.credibility}
              value={props.draft.credibility}
              options={graded(t().grade.credibility)}
              onChange={(credibility) => props.onDraft({ credibility })}
            />
          </Show>
        </FieldGrid>
      </FormPart>
      <FormPart title={m().record.set} note={m().record.setNote}>
        <Rows
          items={props.draft.set}
          add={m().record.addSet}
          remove={m().record.removeSet}
          onAdd={() => props.onDraft({ set: [...props.draft.set, newValue] })}
          onRemove={(at) => props.onDraft({ set: props.draft.set.filter((_, index) => index !== at) })}
        >
          {(one, at) => (
            <>
              <NamedSelect
                name={`set.${at}.field`}
                label={m().record.setField}
                value={one().field}
                options={fields()}
                onChange={(field) => change(at, { field })}
              />
              <NamedText
                name={`set.${at}.value`}
                label={m().record.setValue}
                value={one().value}
                onInput={(value) => change(at, { value })}
              />
            </>
          )}
        </Rows>
      </FormPart>
    </>
  )
}
