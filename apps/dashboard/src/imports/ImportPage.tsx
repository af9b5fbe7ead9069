import { A, useParams } from "@solidjs/router"
import { createSignal, Show } from "solid-js"
import { may, me } from "../account/account.ts"
import { send } from "../api.ts"
import { formatDate } from "../i18n/format.ts"
import { m } from "../i18n/imports.ts"
import { w } from "../i18n/writing.ts"
import { Answer } from "../shell/Answer.tsx"
import { createPageTitle } from "../shell/pageTitle.ts"
import { Card } from "../ui/Card.tsx"
import { Button, buttonClass } from "../ui/controls.tsx"
import { Done } from "../ui/Form.tsx"
import { FieldGrid, Wide } from "../ui/formParts.tsx"
import { Icon } from "../ui/Icon.tsx"
import { PageHead } from "../ui/PageHead.tsx"
import { pageStyles } from "../ui/page.ts"
import { afterWrite } from "../writing/afterWrite.ts"
import { createDraft } from "../writing/draft.ts"
import { NamedText } from "../writing/namedFields.tsx"
import { whyBody } from "../writing/Said.ts"
import { createSaving } from "../writing/saving.ts"
import { WritingForm } from "../writing/WritingForm.tsx"
import { useImport, useWaiting } from "./queries.ts"
import { createdWords, ReportView } from "./ReportView.tsx"
import { RowsTable } from "./RowsTable.tsx"
import { Waiting } from "./Waiting.tsx"

/** An import on record: what it did, what still waits, and the way to take it back. */
export default function ImportPage() {
  const params = useParams<{ id: string }>()
  const query = useImport(() => params.id)
  const waits = () => query.isSuccess && query.data.waiting > 0 && query.data.undoneAt === undefined
  const waiting = useWaiting(
    () => params.id,
    () => waits() && may("import.run")
  )
  const [undoing, setUndoing] = createSignal(false)
  const [done, setDone] = createSignal("")
  createPageTitle(() => (query.isSuccess ? query.data.title : m().title))
  /** Whoever brought it in may take it back, and who looks after what all share. */
  const mayUndo = () =>
    may("import.undo") &&
    query.isSuccess &&
    query.data.undoneAt === undefined &&
    (may("import.undo", []) || query.data.by?.id === me()?.id)
  return (
    <Answer query={query} page>
      {(found) => (
        <>
          <PageHead
            kind={m().job.kinds.import}
            title={found().title}
            subtitle={[
              found().by?.name ?? m().list.installation,
              formatDate(found().finishedAt.slice(0, 10)),
              found()
                .files.map(({ name }) => name)
                .join(", "),
              ...(found().undoneAt === undefined
                ? []
                : [m().list.undone(formatDate(found().undoneAt?.slice(0, 10) ?? ""))])
            ].join(" · ")}
          >
            <div class={`${pageStyles.actions} screen-only`}>
              <A class={buttonClass()} href="/imports">
                {m().title}
              </A>
              <Show when={mayUndo() && !undoing()}>
                <Button onClick={() => setUndoing(true)}>
                  <Icon name="undo" size={16} />
                  {m().undo.do}
                </Button>
              </Show>
            </div>
          </PageHead>
          <Done words={done()} />
          <Show when={undoing() && mayUndo()}>
            <Card title={m().undo.title(found().title)} note={m().undo.note}>
              <UndoForm
                id={found().id}
                title={found().title}
                onDone={(words) => {
                  setUndoing(false)
                  setDone(words)
                }}
                onCancel={() => setUndoing(false)}
              />
            </Card>
          </Show>
          <Show when={waits() && waiting.isSuccess && waiting.data.items.length > 0 ? waiting.data : undefined}>
            {(places) => (
              <Card title={m().waiting.title(places().total)} note={m().waiting.note} look="warn">
                <Waiting places={places()} />
              </Card>
            )}
          </Show>
          <Card title={m().report.title}>
            <ReportView report={{ ...found().report, id: undefined as never }} />
          </Card>
          <Show when={found().report.rejected.length > 0}>
            <Card title={m().report.rejected(found().report.rows.rejected)} flush>
              <RowsTable rows={found().report.rejected} />
            </Card>
          </Show>
        </>
      )}
    </Answer>
  )
}

function UndoForm(props: {
  readonly id: string
  readonly title: string
  readonly onDone: (words: string) => void
  readonly onCancel: () => void
}) {
  const draft = createDraft({ why: "" })
  const saving = createSaving({
    content: () => whyBody(draft.values().why),
    send: async (body, { idempotencyKey }) =>
      (await send("POST /api/v1/imports/:id/undo", { param: { id: props.id }, body, idempotencyKey })).answer,
    onSaved: async (undone) => {
      draft.settle()
      const words = m().undo.done(undone.claims, createdWords(undone))
      await afterWrite()
      props.onDone(words)
    }
  })
  return (
    <WritingForm
      label={m().undo.title(props.title)}
      saving={saving}
      changed={draft.changed()}
      save={m().undo.do}
      onCancel={props.onCancel}
    >
      <FieldGrid>
        <Wide>
          <NamedText
            name="why"
            label={m().undo.why}
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
