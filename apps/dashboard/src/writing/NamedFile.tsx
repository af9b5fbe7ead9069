import { Field } from "../ui/fields.tsx"
import { partStyles } from "../ui/formParts.tsx"
import { createErrorOf } from "./WritingForm.tsx"

/** A file of the person's own. */
export function NamedFile(props: {
  readonly name: string
  readonly label: string
  readonly hint: string
  readonly accept?: string
  readonly onFile: (file: File | undefined) => void
}) {
  const error = createErrorOf(() => props.name)
  return (
    <Field label={props.label} hint={props.hint} error={error()}>
      {(tied) => (
        <input
          {...tied}
          type="file"
          name={props.name}
          class={partStyles.file}
          accept={props.accept}
          onChange={(event) => props.onFile(event.currentTarget.files?.[0])}
        />
      )}
    </Field>
  )
}
