import { A, useNavigate, useParams } from "@solidjs/router"
import { createMemo, createSignal, For, Show } from "solid-js"
import { may } from "../account/account.ts"
import { send } from "../api.ts"
import { h } from "../i18n/history.ts"
import { t } from "../i18n/language.ts"
import { w } from "../i18n/writing.ts"
import { Answer } from "../shell/Answer.tsx"
import { createPageTitle } from "../shell/pageTitle.ts"
import { Card } from "../ui/Card.tsx"
import { Button, buttonClass } from "../ui/controls.tsx"
import { FieldGrid, Wide } from "../ui/formParts.tsx"
import { Icon } from "../ui/Icon.tsx"
import { PageHead } from "../ui/PageHead.tsx"
import { pageStyles } from "../ui/page.ts"
import { Empty } from "../ui/states.tsx"
import { More } from "../ui/table.tsx"
import { afterWrite } from "../writing/afterWrite.ts"
import { createDraft } from "../writing/draft.ts"
import { FormPanel } from "../writing/FormPanel.tsx"
import { NamedText } from "../writing/namedFields.tsx"
import { whyBody } from "../writing/Said.ts"
import { createSaving } from "../writing/saving.ts"
import { WritingForm } from "../writing/WritingForm.tsx"
import { ChangedRow } from "./ChangedRow.tsx"
import { byWords, momentWords, pageOf, whatWords } from "./changeWords.ts"
import { type HistoryRow, pairRows } from "./pairRows.ts"
import { changePath, recordPath } from "./paths.ts"
import { useChange } from "./queries.ts"
import { SignInFirst } from "./SignInFirst.tsx"

/** One change: everything in it before and after, and the way to undo it. */
export default function ChangePage() {
  const params = useParams<{ change: string }>()
  createPageTitle(() => h().title)
  return (
    <Show
      when={may("history.read")}
      fallback={
        <>
          <PageHead title={h().title} />
          <SignInFirst from={`/history/${params.change}`}>{undefined}</SignInFirst>
        </>
      }
    >
      <ChangeView change={params.change} />
    </Show>
  )
}

function ChangeView(props: { readonly change: string }) {
  const navigate = useNavigate()
  const query = useChange(
    () => props.change,
    () => true
  )
  const [undoing, setUndoing] = createSignal(false)
  const rows = createMemo(() =>
    query.isSuccess ? pairRows(query.data.pages.flatMap((page) => page.rows) as ReadonlyArray<HistoryRow>) : []
  )
  const names = createMemo(() =>
    query.isSuccess ? Object.assign({}, ...query.data.pages.map((page) => page.names)) : {}
  )
  const withheld = () => query.isSuccess && query.data.pages.some((page) => page.withheld)
  const first = () => (query.isSuccess ? query.data.pages[0] : undefined)
  const mayUndo = () => may("change.undo") && first()?.undoneBy === undefined
  return (
    <Answer query={query} page>
      {() => (
        <Show when={first()}>
          {(change) => (
            <>
              <PageHead
                kind={h().change.kind(change().id)}
                title={whatWords(change().what)}
                subtitle={h().change.by(byWords(change()), momentWords(change().at))}
              >
                <div class={`${pageStyles.actions} screen-only`}>
                  <A class={buttonClass()} href="/history">
                    {h().title}
                  </A>
                  <Show when={change().import}>
                    {(id) => (
                      <A class={buttonClass()} href={`/imports/${id()}`}>
                        {h().change.import}
                      </A>
                    )}
                  </Show>
                  <Show when={mayUndo() && !undoing()}>
                    <Button onClick={() => setUndoing(true)}>
                      <Icon name="undo" size={16} />
                      {h().undo.do}
                    </Button>
                  </Show>
                </div>
              </PageHead>
              <Show when={undoing() && mayUndo()}>
                <FormPanel title={h().undo.do} note={h().undo.note}>
                  <UndoForm
                    change={change().id}
                    onDone={async (undo) => {
                      await afterWrite()
                      setUndoing(false)
                      navigate(changePath(undo))
                    }}
                    onCancel={() => setUndoing(false)}
                  />
                </FormPanel>
              </Show>
              <Card title={h().list.why}>
                <p class={change().why === undefined ? pageStyles.muted : undefined}>
                  {change().why ?? h().list.noWhy}
                </p>
                <Show when={change().undoes}>
                  {(undone) => (
                    <p>
                      <A href={changePath(undone())}>{h().change.undoes(undone())}</A>
                    </p>
                  )}
                </Show>
                <Show when={change().undoneBy}>
                  {(by) => (
                    <p>
                      <A href={changePath(by())}>{h().change.undone(by())}</A>
                    </p>
                  )}
                </Show>
                <ul class={pageStyles.after}>
                  <For each={change().records}>
                    {(record) => (
                      <li>
                        <Show when={pageOf(record)} fallback={record.label}>
                          {(path) => <A href={path()}>{record.label}</A>}
                        </Show>{" "}
                        <A class={pageStyles.small} href={recordPath(record.kind, record.id)}>
                          {h().change.recordHistory}
                        </A>
                      </li>
                    )}
                  </For>
                </ul>
              </Card>
              <Card title={h().change.rows} note={h().change.rowsNote} flush>
                <Show
                  when={rows().length > 0}
                  fallback={<Empty title={withheld() ? h().change.withheld : h().change.noRows} />}
                >
                  <For each={rows()}>{(row) => <ChangedRow row={row} names={names()} />}</For>
                  <Show when={withheld()}>
                    <p class={pageStyles.inset}>{h().change.withheld}</p>
                  </Show>
                  <Show when={query.hasNextPage}>
                    <More
                      shown=""
                      hasMore={query.hasNextPage}
                      busy={query.isFetchingNextPage}
                      label={h().list.more}
                      busyLabel={t().state.loadingMore}
                      onMore={() => query.fetchNextPage()}
                    />
                  </Show>
                </Show>
              </Card>
            </>
          )}
        </Show>
      )}
    </Answer>
  )
}

function UndoForm(props: {
  readonly change: number
  readonly onDone: (undo: number) => unknown
  readonly onCancel: () => void
}) {
  const draft = createDraft({ why: "" })
  const saving = createSaving({
    content: () => whyBody(draft.values().why),
    send: async (body, { idempotencyKey }) =>
      (
        await send("POST /api/v1/history/:change/undo", {
          param: { change: String(props.change) },
          body,
          idempotencyKey
        })
      ).answer,
    onSaved: ({ change }) => {
      draft.settle()
      return props.onDone(change)
    }
  })
  return (
    <WritingForm
      label={h().undo.do}
      saving={saving}
      changed={draft.changed()}
      save={h().undo.do}
      onCancel={props.onCancel}
    >
      <FieldGrid>
        <Wide>
          <NamedText
            name="why"
            label={h().undo.why}
            hint={w().said.whyHint}
            optional
            value={draft.values().why}
            onInput={(why) => draft.set({ why })}
          />
        </Wide>
      </FieldGrid>
    </WritingForm>
  )
}
