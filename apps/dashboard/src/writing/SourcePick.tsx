import { createMemo, createSignal, Show } from "solid-js"
import { w } from "../i18n/writing.ts"
import { PickField } from "../ui/PickField.tsx"
import { searchStatus } from "../ui/searchStatus.ts"
import { useEverySource } from "./queries.ts"
import type { SaidDraft } from "./Said.ts"
import { SourceDialog } from "./SourceForm.tsx"
import { sourcesByName } from "./sourcesByName.ts"
import { createErrorOf } from "./WritingForm.tsx"

type Source = NonNullable<SaidDraft["source"]>

const atOnce = 8

/** What was named in this sitting: who enters several things of one report finds it first. */
const [recent, setRecent] = createSignal<ReadonlyArray<Source>>([])

const named = (source: Source): string =>
  source.shortName === undefined ? source.title : `${source.shortName} · ${source.title}`

/** The source that says something: one on record, or a new one. */
export function SourcePick(props: {
  readonly name: string
  readonly label?: string
  readonly source: Source | undefined
  readonly onChoose: (source: Source) => void
}) {
  const [query, setQuery] = createSignal("")
  const [adding, setAdding] = createSignal(false)
  const [asked, setAsked] = createSignal(false)
  const error = createErrorOf(() => props.name)
  const sources = useEverySource(asked)
  const found = createMemo((): ReadonlyArray<Source> => {
    const first = query() === "" ? recent() : []
    const others = sourcesByName(sources.items(), query(), atOnce).filter(
      ({ id }) => !first.some((one) => one.id === id)
    )
    return [...first, ...others].slice(0, atOnce)
  })
  const choose = (source: Source) => {
    setRecent((before) => [source, ...before.filter(({ id }) => id !== source.id)].slice(0, 3))
    props.onChoose(source)
  }
  return (
    // What is on record is read when somebody comes here, not with every page that has a form.
    <div onFocusIn={() => setAsked(true)}>
      <PickField
        name={props.name}
        label={props.label ?? w().said.source}
        hint={w().said.sourceHint}
        error={error()}
        chosen={props.source === undefined ? "" : named(props.source)}
        query={query()}
        choices={found().map((source) => ({
          id: source.id,
          icon: "sources",
          label: source.title,
          note: source.shortName
        }))}
        status={searchStatus(sources.progress(), found().length, {
          results: w().said.sources,
          failed: w().said.failed,
          searching: w().said.searching,
          nothing: w().said.noSource
        })}
        // What is not found yet is not missing: a new one is offered once the list is there.
        another={sources.progress().isPending ? undefined : w().said.another}
        onQuery={setQuery}
        onChoose={(id) => {
          const source = found().find((one) => one.id === id)
          if (source !== undefined) choose(source)
        }}
        onAnother={() => setAdding(true)}
      />
      <Show when={adding()}>
        <SourceDialog
          onClose={() => setAdding(false)}
          onAdded={(source) => {
            setAdding(false)
            choose(source)
          }}
        />
      </Show>
    </div>
  )
}
