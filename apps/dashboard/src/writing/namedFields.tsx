import { w } from "../i18n/writing.ts"
import type { Option } from "../ui/controls.tsx"
import { SelectField, TextArea, TextField } from "../ui/fields.tsx"
import { ShortChoices } from "../ui/formParts.tsx"
import { createErrorOf } from "./WritingForm.tsx"

/** A field that is known by the path of its value in what is sent, so that what is wrong with the value stands with it. */
export interface Named {
  readonly name: string
  readonly label: string
  readonly hint?: string | undefined
  /** Whether it may stay empty. */
  readonly optional?: boolean | undefined
}

const describing = (props: Named) => {
  const error = createErrorOf(() => props.name)
  return () => ({
    name: props.name,
    label: props.label,
    error: error(),
    ...(props.hint === undefined ? {} : { hint: props.hint }),
    ...(props.optional === true ? { optional: w().form.optional } : {})
  })
}

/** Text in a line, or in several. */
export function NamedText(
  props: Named & {
    readonly value: string
    readonly onInput: (value: string) => void
    readonly lines?: boolean
    readonly type?: "text" | "email" | "url"
    readonly inputMode?: "text" | "numeric" | "decimal" | "email" | "url"
    readonly placeholder?: string
    readonly spellcheck?: boolean
    readonly maxLength?: number
  }
) {
  const described = describing(props)
  return props.lines === true ? (
    <TextArea
      {...described()}
      value={props.value}
      rows={3}
      autocomplete="off"
      onInput={(text) => props.onInput(text)}
    />
  ) : (
    <TextField
      {...described()}
      type={props.type ?? "text"}
      value={props.value}
      autocomplete="off"
      {...(props.inputMode === undefined ? {} : { inputMode: props.inputMode })}
      {...(props.placeholder === undefined ? {} : { placeholder: props.placeholder })}
      {...(props.spellcheck === undefined ? {} : { spellcheck: props.spellcheck })}
      {...(props.maxLength === undefined ? {} : { maxLength: props.maxLength })}
      onInput={(text) => props.onInput(text)}
    />
  )
}

/** A date as precise as it is known. */
export const NamedDate = (props: Named & { readonly value: string; readonly onInput: (value: string) => void }) => (
  <NamedText
    name={props.name}
    label={props.label}
    hint={props.hint ?? w().form.dateHint}
    optional={props.optional}
    value={props.value}
    inputMode="text"
    spellcheck={false}
    maxLength={10}
    onInput={(text) => props.onInput(text)}
  />
)

/** One of several, in a list that opens. */
export function NamedSelect(
  props: Named & {
    readonly value: string
    readonly options: ReadonlyArray<Option>
    readonly onChange: (value: string) => void
  }
) {
  const described = describing(props)
  return (
    <SelectField
      {...described()}
      value={props.value}
      options={props.options}
      onChange={(value) => props.onChange(value)}
    />
  )
}

interface ChoiceProps<T extends string> extends Named {
  readonly options: ReadonlyArray<{ readonly value: T; readonly label: string }>
}

/** One of a few, all in sight. */
export function NamedRadios<T extends string>(
  props: ChoiceProps<T> & { readonly value: T | undefined; readonly onChange: (value: T) => void }
) {
  const described = describing(props)
  return (
    <ShortChoices
      {...described()}
      many={false}
      options={props.options}
      chosen={props.value === undefined ? [] : [props.value]}
      onChange={([value]) => value !== undefined && props.onChange(value)}
    />
  )
}

/** Any of a few. */
export function NamedChecks<T extends string>(
  props: ChoiceProps<T> & {
    readonly values: ReadonlyArray<T>
    /** The label stands above already. */
    readonly labelled?: boolean
    readonly onChange: (values: ReadonlyArray<T>) => void
  }
) {
  const described = describing(props)
  return (
    <ShortChoices
      {...described()}
      many
      labelled={props.labelled}
      options={props.options}
      chosen={props.values}
      onChange={(values) => props.onChange(values)}
    />
  )
}
