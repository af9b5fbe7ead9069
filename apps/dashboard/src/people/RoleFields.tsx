import type { Role } from "@proxeny/domain"
import { Show } from "solid-js"
import type { FoundCity } from "../city/cityChoice.ts"
import { p } from "../i18n/people.ts"
import type { FieldErrors } from "../ui/Form.tsx"
import { Choices } from "../ui/fields.tsx"
import { CitiesField } from "./CitiesField.tsx"

const roles: ReadonlyArray<Role> = ["viewer", "editor", "steward", "admin"]

/** Whether the cities of a role matter. */
const isBoundToCities = (role: Role): boolean => role === "viewer" || role === "editor"

/** What somebody may do, and for which cities where the role is bound to some. */
export function RoleFields(props: {
  readonly role: Role
  readonly cities: ReadonlyArray<FoundCity>
  readonly errors: FieldErrors
  readonly onRole: (role: Role) => void
  readonly onCities: (cities: ReadonlyArray<FoundCity>) => void
}) {
  return (
    <>
      <Choices
        label={p().fields.role}
        name="role"
        many={false}
        chosen={[props.role]}
        options={roles.map((role) => ({ value: role, label: p().roles[role], note: p().rolesMean[role] }))}
        error={props.errors.role}
        onChange={([role]) => role !== undefined && props.onRole(role)}
      />
      <Show when={isBoundToCities(props.role)}>
        <CitiesField
          cities={props.cities}
          hint={p().edit.citiesHint}
          error={props.errors.cities}
          onChange={(cities) => props.onCities(cities)}
        />
      </Show>
    </>
  )
}
