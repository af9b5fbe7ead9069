import { A, useNavigate, useParams } from "@solidjs/router"
import { createEffect, createMemo, createSignal, Show } from "solid-js"
import { send } from "../api.ts"
import { formatDate, formatShare } from "../i18n/format.ts"
import { m } from "../i18n/imports.ts"
import { t } from "../i18n/language.ts"
import { clauses, listed } from "../i18n/words.ts"
import { sizeWords } from "../office/kinds.ts"
import { Answer } from "../shell/Answer.tsx"
import { createPageTitle } from "../shell/pageTitle.ts"
import { Card } from "../ui/Card.tsx"
import { buttonClass } from "../ui/controls.tsx"
import { FieldGrid } from "../ui/formParts.tsx"
import { PageHead } from "../ui/PageHead.tsx"
import { pageStyles } from "../ui/page.ts"
import { Empty } from "../ui/states.tsx"
import { NamedSelect, NamedText } from "../writing/namedFields.tsx"
import { createSaving } from "../writing/saving.ts"
import { WritingForm } from "../writing/WritingForm.tsx"
import { Columns, FirstRows, fieldWords } from "./Columns.tsx"
import {
  checkImport,
  type ImportDraft,
  importBody,
  type ListLook,
  newImport,
  stillMissing,
  type UploadView
} from "./importDraft.ts"
import styles from "./imports.module.css"
import { JobView } from "./JobView.tsx"
import { keepImport, keptImport } from "./keptDraft.ts"
import { useUpload } from "./queries.ts"
import { RecordFields } from "./RecordFields.tsx"

/** A list before it is brought in: what it is taken for, how it will stand on record, what it would do. */
export default function UploadPage() {
  const params = useParams<{ id: string }>()
  const kept = createMemo(() => keptImport(params.id))
  const [as, setAs] = createSignal({
    sheet: kept()?.draft.sheet ?? "",
    kind: kept()?.draft.kind ?? "",
    language: kept()?.draft.language ?? ""
  })
  const upload = useUpload(() => params.id, as)
  createPageTitle(() => (upload.isSuccess ? upload.data.fileName : m().title))
  return (
    <Answer query={upload} page>
      {(view) => (
        <>
          <PageHead
            kind={m().title}
            title={view().fileName}
            subtitle={`${sizeWords(view().bytes)} · ${m().look.kept(formatDate(view().until.slice(0, 10)))}`}
          >
            <A class={buttonClass()} href="/imports">
              {m().look.another}
            </A>
          </PageHead>
          <Show
            when={view().list}
            fallback={
              <Card title={m().look.title} flush>
                <Empty title={m().look.unreadable}>
                  <p>{view().unreadable}</p>
                </Empty>
              </Card>
            }
          >
            {(look) => <Wizard upload={view()} look={look()} onLook={setAs} />}
          </Show>
        </>
      )}
    </Answer>
  )
}

function Wizard(props: {
  readonly upload: UploadView
  readonly look: ListLook
  readonly onLook: (as: { readonly sheet: string; readonly kind: string; readonly language: string }) => void
}) {
  const navigate = useNavigate()
  const kept = keptImport(props.upload.id)
  const [draft, setDraft] = createSignal<ImportDraft>(kept?.draft ?? newImport(props.upload.fileName))
  const [previewed, setPreviewed] = createSignal(kept?.previewed)
  const [ready, setReady] = createSignal(false)
  const set = (some: Partial<ImportDraft>) => setDraft((before) => ({ ...before, ...some }))
  // A reload finds what was said here before.
  createEffect(() => {
    const seen = previewed()
    keepImport(props.upload.id, { draft: draft(), ...(seen === undefined ? {} : { previewed: seen }) })
  })
  const lookAs = (some: Partial<ImportDraft>) => {
    set({ ...some, mapping: {} })
    const { kind, language, sheet } = draft()
    props.onLook({ kind, language, sheet })
  }
  const body = createMemo(() => importBody(props.upload.id, props.look, draft()))
  /** What decides about the rows: why it is brought in does not. */
  const asked = createMemo(() => {
    const { why: _, ...others } = body()
    return JSON.stringify(others)
  })
  const missing = createMemo(() => stillMissing(props.look, draft()))
  const check = () => checkImport(draft(), m().start.needed)
  const previewing = createSaving({
    content: body,
    check,
    send: async (content, { idempotencyKey }) =>
      (await send("POST /api/v1/imports/preview", { body: content, idempotencyKey })).answer,
    onSaved: ({ id }) => {
      setReady(false)
      setPreviewed({ job: id, of: asked() })
    }
  })
  const bringing = createSaving({
    content: body,
    check,
    send: async (content, { idempotencyKey }) =>
      (await send("POST /api/v1/imports", { body: content, idempotencyKey })).answer,
    onSaved: ({ id }) => navigate(`/imports/jobs/${id}`)
  })
  const sheets = () =>
    props.look.sheets.map(({ hidden, name, read }) => ({
      value: name,
      label: hidden ? clauses([name, m().look.hidden]) : name,
      read
    }))
  const kinds = () => Object.entries(m().look.kinds).map(([value, label]) => ({ value, label }))
  return (
    <>
      <Card
        title={m().look.title}
        note={`${props.look.what} · ${m().look.mappedBy[props.look.mappedBy]} ${m().look.columnsNote}`}
      >
        <WritingForm
          label={m().look.title}
          saving={previewing}
          changed={false}
          save={m().record.preview}
          saveBusy={t().state.loading}
        >
          <FieldGrid>
            <Show when={sheets().length > 1}>
              <NamedSelect
                name="uploads.0.sheet"
                label={m().look.sheet}
                value={draft().sheet || (sheets().find(({ read }) => read)?.value ?? "")}
                options={sheets()}
                onChange={(sheet) => lookAs({ sheet })}
              />
            </Show>
            <NamedSelect
              name="uploads.0.kind"
              label={m().look.kind}
              hint={m().look.sure(formatShare(props.look.sure))}
              value={draft().kind || props.look.kind}
              options={kinds()}
              onChange={(kind) => lookAs({ kind })}
            />
          </FieldGrid>
          <Columns look={props.look} draft={draft()} onDraft={setDraft} />
          <Show when={missing().length > 0}>
            <p class={styles.missing} role="status">
              {m().look.missing(listed(missing().map((group) => group.slice(0, 3).map(fieldWords).join(m().look.or))))}
            </p>
          </Show>
          <FirstRows look={props.look} />
          <RecordFields draft={draft()} onDraft={set} />
        </WritingForm>
      </Card>
      <Show when={previewed()}>
        {(seen) => (
          <Card title={m().record.previewTitle} note={m().record.previewNote}>
            <JobView job={seen().job} kind="preview" onEnded={(report) => setReady(report !== undefined)} />
          </Card>
        )}
      </Show>
      <Show when={previewed() !== undefined && ready()}>
        <Card title={m().record.bring} note={m().record.bringNote}>
          <Show when={previewed()?.of === asked()} fallback={<p class={pageStyles.muted}>{m().record.changedSince}</p>}>
            <WritingForm
              label={m().record.bring}
              saving={bringing}
              changed={false}
              save={m().record.bring}
              saveBusy={t().state.loading}
            >
              <NamedText
                name="why"
                label={m().record.why}
                hint={m().record.whyHint}
                optional
                value={draft().why}
                onInput={(why) => set({ why })}
              />
            </WritingForm>
          </Show>
        </Card>
      </Show>
    </>
  )
}
