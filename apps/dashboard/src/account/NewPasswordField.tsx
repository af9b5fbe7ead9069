import { p } from "../i18n/people.ts"
import { PasswordField } from "../ui/fields.tsx"

/** A password that somebody chooses. */
export const NewPasswordField = (props: {
  readonly label?: string
  readonly name?: string
  readonly value: string
  readonly error: string | undefined
  readonly onInput: (value: string) => void
}) => (
  <PasswordField
    label={props.label ?? p().fields.password}
    hint={p().fields.newPasswordHint}
    name={props.name ?? "password"}
    autocomplete="new-password"
    words={p().form}
    value={props.value}
    error={props.error}
    onInput={(value) => props.onInput(value)}
  />
)
