import type { OperationBody, Shapes } from "@proxeny/client"
import { Show } from "solid-js"
import { send } from "../../api.ts"
import { defined } from "../../defined.ts"
import { topicWords } from "../../evidence/claimWords.ts"
import { t } from "../../i18n/language.ts"
import { listed, wordFor } from "../../i18n/words.ts"
import { w } from "../../i18n/writing.ts"
import { FieldGrid, FormPart, Wide } from "../../ui/formParts.tsx"
import { currentOf } from "../../writing/currentOf.ts"
import { dateWords } from "../../writing/dateWords.ts"
import { createDraft } from "../../writing/draft.ts"
import { Newer, type Told } from "../../writing/Newer.tsx"
import { NamedChecks, NamedDate, NamedSelect, NamedText } from "../../writing/namedFields.tsx"
import { needed, neededOfSaid } from "../../writing/needed.ts"
import { nothingSaid, saidBody, whyBody } from "../../writing/Said.ts"
import { SaidFields } from "../../writing/SaidFields.tsx"
import { createSaving } from "../../writing/saving.ts"
import { WritingForm } from "../../writing/WritingForm.tsx"

type Agreement = typeof Shapes.AgreementView.Encoded
type Body = OperationBody<"PUT /api/v1/agreements/:id">
type Field = Agreement["fields"][number]

const nothing = { kind: "", title: "", signedOn: "", expiresOn: "", fields: [] as ReadonlyArray<Field> }
type Typed = typeof nothing

const typedOf = ({ expiresOn = "", fields, kind, signedOn = "", title = "" }: Agreement): Typed => ({
  kind,
  title,
  signedOn,
  expiresOn,
  fields
})

/** A row of the table of agreements, as a problem holds it. */
const typedOfRow = (row: unknown): Typed | undefined => {
  if (typeof row !== "object" || row === null) return undefined
  const { expires_on, fields, kind, signed_on, title } = row as Readonly<Record<string, unknown>>
  const text = (value: unknown) => (typeof value === "string" ? value : "")
  return {
    kind: text(kind),
    title: text(title),
    signedOn: text(signed_on),
    expiresOn: text(expires_on),
    fields: Array.isArray(fields) ? (fields as ReadonlyArray<Field>) : []
  }
}

const told = (typed: Typed): ReadonlyArray<Told> => [
  { label: w().agreement.kind, value: typed.kind === "" ? "" : wordFor(t().partnership.agreementKinds, typed.kind) },
  { label: w().agreement.name, value: typed.title },
  { label: w().agreement.signedOn, value: dateWords(typed.signedOn) },
  { label: w().agreement.expiresOn, value: dateWords(typed.expiresOn) },
  { label: w().agreement.fields, value: listed(typed.fields.map(topicWords)) }
]

const filled = (text: string): string | undefined => (text.trim() === "" ? undefined : text.trim())

/** A text that two cities signed: a new one, or one to be corrected. */
export function AgreementForm(props: {
  readonly twinning: string
  readonly change?: { readonly agreement: Agreement; readonly version: number } | undefined
  readonly onSaved: () => unknown
  readonly onCancel: () => void
}) {
  const change = props.change
  const draft = createDraft({
    ...(change === undefined ? nothing : typedOf(change.agreement)),
    said: nothingSaid,
    why: ""
  })
  const typed = draft.values
  const saving = createSaving({
    content: (): Body => ({
      ...defined<Omit<Body, "said" | "why">>({
        kind: typed().kind as Body["kind"],
        title: filled(typed().title),
        signedOn: filled(typed().signedOn),
        expiresOn: filled(typed().expiresOn),
        fields: typed().fields
      }),
      said: saidBody(typed().said),
      ...whyBody(typed().why)
    }),
    version: () => (change === undefined ? undefined : `"${change.version}"`),
    check: () => [...needed(w().form.needed, { kind: typed().kind }), ...neededOfSaid(w().form.needed, typed().said)],
    send: async (body, how) =>
      (change === undefined
        ? await send("POST /api/v1/agreements", { body: { twinning: props.twinning, ...body }, ...how })
        : await send("PUT /api/v1/agreements/:id", { param: { id: change.agreement.id }, body, ...how })
      ).answer,
    onSaved: () => {
      draft.settle()
      return props.onSaved()
    }
  })
  const kinds = () => Object.entries(t().partnership.agreementKinds).map(([value, label]) => ({ value, label }))
  const fields = () => Object.keys(t().topics).map((value) => ({ value: value as Field, label: topicWords(value) }))
  return (
    <WritingForm
      label={change === undefined ? w().agreement.title : w().agreement.titleChange}
      saving={saving}
      changed={draft.changed()}
      onCancel={props.onCancel}
      newer={(current) => (
        <Show when={currentOf(current)}>
          {(now) => {
            const theirs = () => typedOfRow(now().row)
            return (
              <Newer
                theirs={told(theirs() ?? nothing)}
                mine={told(typed())}
                onTheirs={() => {
                  draft.set(theirs() ?? {})
                  saving.goOnFrom(`"${now().version}"`)
                }}
                onMine={() => saving.saveOver(`"${now().version}"`)}
              />
            )
          }}
        </Show>
      )}
    >
      <FormPart title={w().twinning.what} note={w().agreement.renewalNote}>
        <FieldGrid>
          <NamedSelect
            name="kind"
            label={w().agreement.kind}
            value={typed().kind}
            options={[{ value: "", label: w().form.choose }, ...kinds()]}
            onChange={(kind) => draft.set({ kind })}
          />
          <NamedDate
            name="signedOn"
            label={w().agreement.signedOn}
            optional
            value={typed().signedOn}
            onInput={(signedOn) => draft.set({ signedOn })}
          />
          <NamedDate
            name="expiresOn"
            label={w().agreement.expiresOn}
            hint={w().agreement.expiresHint}
            optional
            value={typed().expiresOn}
            onInput={(expiresOn) => draft.set({ expiresOn })}
          />
          <Wide>
            <NamedText
              name="title"
              label={w().agreement.name}
              optional
              value={typed().title}
              onInput={(title) => draft.set({ title })}
            />
          </Wide>
        </FieldGrid>
        <NamedChecks
          name="fields"
          label={w().agreement.fields}
          optional
          values={typed().fields}
          options={fields()}
          onChange={(chosen) => draft.set({ fields: chosen })}
        />
      </FormPart>
      <SaidFields
        said={typed().said}
        onSaid={(said) => draft.set({ said })}
        why={typed().why}
        onWhy={(why) => draft.set({ why })}
      />
    </WritingForm>
  )
}
