import { type JSX, Show } from "solid-js"
import { w } from "../i18n/writing.ts"
import { FieldGrid, Wide } from "../ui/formParts.tsx"
import { pageStyles } from "../ui/page.ts"
import { currentOf } from "./currentOf.ts"
import { createDraft } from "./draft.ts"
import { NewerThere } from "./Newer.tsx"
import { NamedRadios } from "./namedFields.tsx"
import { WhyField } from "./SaidFields.tsx"
import { createSaving, type Sending } from "./saving.ts"
import { WritingForm } from "./WritingForm.tsx"

/** A source whose statements can be withdrawn. */
export interface Withdrawable {
  readonly id: string
  readonly title: string
  readonly shortName?: string
}

/** Asks whose statements are withdrawn, and why; nothing is lost by it that the history does not keep. */
export function WithdrawForm(props: {
  readonly title: string
  readonly note: string
  readonly save: string
  readonly version: number
  /** Of several sources one is asked for; empty where what goes is not told by its source. */
  readonly sources: ReadonlyArray<Withdrawable>
  readonly send: (asked: { readonly source?: string; readonly why?: string }, how: Sending) => Promise<unknown>
  readonly onSaved: () => unknown
  readonly onCancel: () => void
}) {
  const [only] = props.sources.length === 1 ? props.sources : []
  const draft = createDraft({ source: only?.id, why: "" })
  const typed = draft.values
  const saving = createSaving({
    content: () => ({
      ...(typed().source === undefined ? {} : { source: typed().source as string }),
      ...(typed().why.trim() === "" ? {} : { why: typed().why.trim() })
    }),
    version: () => `"${props.version}"`,
    check: () =>
      props.sources.length > 0 && typed().source === undefined ? [{ path: "source", message: w().form.needed }] : [],
    send: (asked, how) => props.send(asked, how),
    onSaved: () => {
      draft.settle()
      return props.onSaved()
    }
  })
  return (
    <WritingForm
      label={props.title}
      saving={saving}
      changed={draft.changed()}
      save={props.save}
      onCancel={props.onCancel}
      newer={(current): JSX.Element => (
        <NewerThere current={currentOf(current)} told={() => w().newer.changedMeanwhile} onMine={saving.saveOver} />
      )}
    >
      <p class={pageStyles.muted}>{props.note}</p>
      <Show when={props.sources.length > 0}>
        <NamedRadios
          name="source"
          label={w().twinning.withdrawSource}
          value={typed().source}
          options={props.sources.map(({ id, shortName, title }) => ({
            value: id,
            label: shortName === undefined ? title : `${shortName} · ${title}`
          }))}
          onChange={(source) => draft.set({ source })}
        />
      </Show>
      <FieldGrid>
        <Wide>
          <WhyField why={typed().why} onWhy={(why) => draft.set({ why })} />
        </Wide>
      </FieldGrid>
    </WritingForm>
  )
}
