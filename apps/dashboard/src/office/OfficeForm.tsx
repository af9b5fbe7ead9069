import type { OperationBody } from "@proxeny/client"
import { For, Show } from "solid-js"
import { send } from "../api.ts"
import { w } from "../i18n/writing.ts"
import { FieldGrid, Wide } from "../ui/formParts.tsx"
import { createDraft } from "../writing/draft.ts"
import { Newer, type Told } from "../writing/Newer.tsx"
import { NamedText } from "../writing/namedFields.tsx"
import { needed } from "../writing/needed.ts"
import { amountOf, wholeOf } from "../writing/numbers.ts"
import { createSaving } from "../writing/saving.ts"
import { WritingForm } from "../writing/WritingForm.tsx"
import {
  type About,
  bodyOf,
  type FieldSpec,
  fieldsOf,
  type OfficeKind,
  type OfficeRecord,
  type Typed,
  typedOf
} from "./kinds.ts"

const told = (kind: OfficeKind, typed: Typed): ReadonlyArray<Told> =>
  fieldsOf[kind].map(({ label, name }) => ({ label: label(), value: typed[name] ?? "" }))

/** What a problem says that a record of an office is now: its row holds some of its fields under names of their own. */
const typedOfRow = (kind: OfficeKind, current: unknown): Typed | undefined => {
  const row = (current as { readonly row?: unknown } | undefined)?.row
  if (typeof row !== "object" || row === null) return undefined
  const { amount, contact, currency, file_name, ...rest } = row as Readonly<Record<string, unknown>>
  return typedOf(kind, {
    ...rest,
    ...(typeof contact === "object" ? contact : {}),
    money: { amount, currency },
    fileName: file_name
  })
}

/** A small form for a record of an office: a new one, or one on record. */
export function OfficeForm(props: {
  readonly kind: OfficeKind
  readonly about: About
  readonly record?: OfficeRecord | undefined
  readonly onSaved: () => unknown
  readonly onCancel: () => void
}) {
  const { kind, record } = props
  const fields = fieldsOf[kind]
  const draft = createDraft<Typed>(typedOf(kind, record))
  const typed = (name: string) => draft.values()[name] ?? ""
  const label = () => (record === undefined ? w().office.add[kind] : w().office.change[kind])
  const wrongNumber = ({ name, number }: FieldSpec) => {
    if (number === undefined || typed(name).trim() === "") return []
    const read = number === "year" ? wholeOf(typed(name)) : amountOf(typed(name))
    return read === undefined
      ? [{ path: name, message: number === "year" ? w().office.yearWrong : w().form.amount }]
      : []
  }
  const saving = createSaving({
    content: () => bodyOf(kind, draft.values()),
    version: () => (record === undefined ? undefined : `"${record.version}"`),
    check: () => [
      ...needed(
        w().form.needed,
        Object.fromEntries(fields.flatMap(({ name, optional }) => (optional === true ? [] : [[name, typed(name)]])))
      ),
      ...fields.flatMap(wrongNumber)
    ],
    // The fields of the form are those of the body; the service checks each against what it keeps.
    send: (body, how) =>
      record === undefined
        ? send(`POST /api/v1/${kind}` as "POST /api/v1/notes", {
            body: { ...body, about: props.about } as unknown as OperationBody<"POST /api/v1/notes">,
            ...how
          })
        : (send(`PUT /api/v1/${kind}/:id` as "PUT /api/v1/notes/:id", {
            param: { id: record.id },
            body: body as unknown as OperationBody<"PUT /api/v1/notes/:id">,
            ...how
          }) as Promise<unknown>),
    onSaved: () => {
      draft.settle()
      return props.onSaved()
    }
  })
  return (
    <WritingForm
      label={label()}
      saving={saving}
      changed={draft.changed()}
      onCancel={props.onCancel}
      newer={(current) => {
        const version = () => (current as { readonly version?: number } | undefined)?.version
        const theirs = () => typedOfRow(kind, current)
        return (
          <Show when={version() !== undefined}>
            <Newer
              theirs={told(kind, theirs() ?? {})}
              mine={told(kind, draft.values())}
              onTheirs={() => {
                draft.set(theirs() ?? {})
                saving.goOnFrom(`"${version()}"`)
              }}
              onMine={() => saving.saveOver(`"${version()}"`)}
            />
          </Show>
        )
      }}
    >
      <FieldGrid>
        <For each={fields}>
          {(field) => {
            const input = (
              <NamedText
                name={field.name}
                label={field.label()}
                hint={field.hint?.()}
                optional={field.optional}
                lines={field.lines === true}
                {...(field.number === undefined
                  ? {}
                  : { inputMode: field.number === "year" ? ("numeric" as const) : ("decimal" as const) })}
                {...(field.maxLength === undefined ? {} : { maxLength: field.maxLength })}
                value={typed(field.name)}
                onInput={(text) => draft.set({ [field.name]: text })}
              />
            )
            return field.wide === true ? <Wide>{input}</Wide> : input
          }}
        </For>
      </FieldGrid>
    </WritingForm>
  )
}
