import { useNavigate } from "@solidjs/router"
import { createSignal, Show } from "solid-js"
import { send } from "../api.ts"
import { m } from "../i18n/imports.ts"
import { w } from "../i18n/writing.ts"
import { FieldGrid, Wide } from "../ui/formParts.tsx"
import { createDraft } from "../writing/draft.ts"
import { NamedFile } from "../writing/NamedFile.tsx"
import { NamedRadios, NamedText } from "../writing/namedFields.tsx"
import { needed } from "../writing/needed.ts"
import { createSaving } from "../writing/saving.ts"
import { WritingForm } from "../writing/WritingForm.tsx"

const largest = 100 * 1024 * 1024

/** Sends a file, or has a list fetched from its address, to be looked at before anything is written. */
export function StartForm() {
  const navigate = useNavigate()
  const draft = createDraft({ from: "file" as "file" | "address", url: "" })
  const [file, setFile] = createSignal<File>()
  const wrongFile = (): string | undefined => {
    const chosen = file()
    if (chosen === undefined) return m().start.needed
    return chosen.size > largest ? m().start.tooLarge : chosen.size === 0 ? m().start.empty : undefined
  }
  const byFile = () => draft.values().from === "file"
  const saving = createSaving({
    content: () => ({
      ...draft.values(),
      name: file()?.name,
      size: file()?.size,
      lastModified: file()?.lastModified
    }),
    check: () => {
      if (!byFile()) return needed(w().form.needed, { url: draft.values().url })
      const message = wrongFile()
      return message === undefined ? [] : [{ path: "file", message }]
    },
    send: async ({ from, url }, { idempotencyKey }) =>
      (from === "file"
        ? await send("POST /api/v1/import-uploads", {
            query: { fileName: file()?.name ?? "" },
            bytes: file() ?? new Blob(),
            idempotencyKey
          })
        : await send("POST /api/v1/import-uploads/fetch", { body: { url: url.trim() }, idempotencyKey })
      ).answer,
    onSaved: ({ id }) => {
      draft.settle()
      setFile(undefined)
      navigate(`/imports/uploads/${id}`)
    }
  })
  return (
    <WritingForm
      label={m().start.title}
      saving={saving}
      changed={false}
      save={m().start.look}
      saveBusy={m().start.sending}
    >
      <NamedRadios
        name="from"
        label={m().start.from}
        value={draft.values().from}
        options={[
          { value: "file", label: m().start.file },
          { value: "address", label: m().start.address }
        ]}
        onChange={(from) => draft.set({ from })}
      />
      <FieldGrid>
        <Wide>
          <Show
            when={byFile()}
            fallback={
              <NamedText
                name="url"
                label={m().start.url}
                hint={m().start.urlHint}
                inputMode="url"
                spellcheck={false}
                value={draft.values().url}
                onInput={(url) => draft.set({ url })}
              />
            }
          >
            <NamedFile name="file" label={m().start.choose} hint={m().start.chooseHint} onFile={setFile} />
          </Show>
        </Wide>
      </FieldGrid>
    </WritingForm>
  )
}
