import type { OperationBody } from "@proxeny/client"
import { Show } from "solid-js"
import { Portal } from "solid-js/web"
import { may } from "../account/account.ts"
import { queryClient, send } from "../api.ts"
import { defined } from "../defined.ts"
import { t } from "../i18n/language.ts"
import { w } from "../i18n/writing.ts"
import { Dialog } from "../ui/Dialog.tsx"
import { FieldGrid, Wide } from "../ui/formParts.tsx"
import { pageStyles } from "../ui/page.ts"
import { createDraft } from "./draft.ts"
import { NamedDate, NamedSelect, NamedText } from "./namedFields.tsx"
import { needed } from "./needed.ts"
import type { SaidDraft } from "./Said.ts"
import { createSaving } from "./saving.ts"
import { WritingForm } from "./WritingForm.tsx"

type Body = OperationBody<"POST /api/v1/sources">

const reliabilities = ["A", "B", "C", "D", "E", "F"] as const
const credibilities = ["1", "2", "3", "4", "5", "6"] as const

const nothing = {
  kind: "",
  title: "",
  shortName: "",
  publisher: "",
  url: "",
  publishedOn: "",
  licence: "",
  reliability: "",
  credibility: ""
}
type Typed = typeof nothing

const bodyOf = (typed: Typed): Body => {
  const filled = (text: string) => (text.trim() === "" ? undefined : text.trim())
  const { reliability } = typed
  return defined<Body>({
    kind: typed.kind as Body["kind"],
    title: typed.title.trim(),
    shortName: filled(typed.shortName),
    publisher: filled(typed.publisher),
    url: filled(typed.url),
    publishedOn: filled(typed.publishedOn),
    accessedOn: undefined,
    licence: filled(typed.licence),
    grade:
      reliability === ""
        ? undefined
        : ({ reliability, credibility: Number(typed.credibility || 6) } as NonNullable<Body["grade"]>),
    why: undefined
  })
}

/** A form for a source that is not on record yet, over the form that needs it. */
export function SourceDialog(props: {
  readonly onClose: () => void
  readonly onAdded: (source: NonNullable<SaidDraft["source"]>) => void
}) {
  const draft = createDraft(nothing)
  const typed = draft.values
  const saving = createSaving({
    content: () => bodyOf(typed()),
    check: () => needed(w().form.needed, { kind: typed().kind, title: typed().title }),
    send: (body, how) => send("POST /api/v1/sources", { body, ...how }),
    onSaved: ({ answer }) => {
      draft.settle()
      queryClient.invalidateQueries({ queryKey: ["/api/v1/sources"] })
      const { shortName, title } = bodyOf(typed())
      props.onAdded({ id: answer.record.id, title, ...(shortName === undefined ? {} : { shortName }) })
    }
  })
  const close = () => {
    if (!draft.changed() || globalThis.confirm(w().form.letGo)) props.onClose()
  }
  const kinds = () => Object.entries(t().sources.kinds).map(([value, label]) => ({ value, label }))
  const graded = (letters: ReadonlyArray<string>, words: Readonly<Record<string, string>>) => [
    { value: "", label: w().source.notGraded },
    ...letters.map((value) => ({ value, label: `${value}: ${words[value]}` }))
  ]
  return (
    // A form may not stand within a form.
    <Portal>
      <Dialog title={w().source.title} closeLabel={t().state.close} onClose={close}>
        <WritingForm
          label={w().source.title}
          saving={saving}
          changed={draft.changed()}
          save={w().source.save}
          onCancel={props.onClose}
        >
          <FieldGrid>
            <Wide>
              <NamedText
                name="title"
                label={w().source.name}
                value={typed().title}
                onInput={(title) => draft.set({ title })}
              />
            </Wide>
            <NamedSelect
              name="kind"
              label={w().source.kind}
              value={typed().kind}
              options={[{ value: "", label: w().form.choose }, ...kinds()]}
              onChange={(kind) => draft.set({ kind })}
            />
            <NamedText
              name="shortName"
              label={w().source.shortName}
              hint={w().source.shortNameHint}
              optional
              value={typed().shortName}
              onInput={(shortName) => draft.set({ shortName })}
            />
            <NamedText
              name="publisher"
              label={w().source.publisher}
              optional
              value={typed().publisher}
              onInput={(publisher) => draft.set({ publisher })}
            />
            <NamedDate
              name="publishedOn"
              label={w().source.published}
              optional
              value={typed().publishedOn}
              onInput={(publishedOn) => draft.set({ publishedOn })}
            />
            <NamedText
              name="url"
              label={w().source.url}
              type="url"
              placeholder="https://"
              optional
              value={typed().url}
              onInput={(url) => draft.set({ url })}
            />
            <NamedText
              name="licence"
              label={w().source.licence}
              optional
              value={typed().licence}
              onInput={(licence) => draft.set({ licence })}
            />
            <Show
              when={may("shared.write")}
              fallback={
                <Wide>
                  <p class={pageStyles.small}>{w().source.graded}</p>
                </Wide>
              }
            >
              <NamedSelect
                name="grade.reliability"
                label={w().source.reliability}
                optional
                value={typed().reliability}
                options={graded(reliabilities, t().grade.reliability)}
                onChange={(reliability) => draft.set({ reliability })}
              />
              <NamedSelect
                name="grade.credibility"
                label={w().source.credibility}
                optional
                value={typed().credibility}
                options={graded(credibilities, t().grade.credibility)}
                onChange={(credibility) => draft.set({ credibility })}
              />
            </Show>
          </FieldGrid>
        </WritingForm>
      </Dialog>
    </Portal>
  )
}
