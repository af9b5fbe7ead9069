import { createSignal } from "solid-js"
import { send } from "../api.ts"
import { w } from "../i18n/writing.ts"
import { FieldGrid, Wide } from "../ui/formParts.tsx"
import { createDraft } from "../writing/draft.ts"
import { NamedFile } from "../writing/NamedFile.tsx"
import { NamedText } from "../writing/namedFields.tsx"
import { needed } from "../writing/needed.ts"
import { createSaving } from "../writing/saving.ts"
import { WritingForm } from "../writing/WritingForm.tsx"
import type { About } from "./kinds.ts"

const largest = 25 * 1024 * 1024

/** A file that an office keeps. */
export function UploadForm(props: {
  readonly about: About
  readonly onSaved: () => unknown
  readonly onCancel: () => void
}) {
  const draft = createDraft({ title: "" })
  const [file, setFile] = createSignal<File>()
  const checkFile = () => {
    const chosen = file()
    const message =
      chosen === undefined
        ? w().office.fileNeeded
        : chosen.size > largest
          ? w().office.fileTooLarge
          : chosen.size === 0
            ? w().office.fileEmpty
            : undefined
    return message === undefined ? [] : [{ path: "file", message }]
  }
  const saving = createSaving({
    content: () => ({
      title: draft.values().title.trim(),
      fileName: file()?.name ?? "",
      size: file()?.size,
      lastModified: file()?.lastModified
    }),
    check: () => [...checkFile(), ...needed(w().form.needed, { title: draft.values().title })],
    send: ({ fileName, title }, { idempotencyKey }) =>
      send("POST /api/v1/documents", {
        query: { [props.about.kind]: props.about.id, title, fileName },
        bytes: file() ?? new Blob(),
        idempotencyKey
      }),
    onSaved: () => {
      draft.settle()
      setFile(undefined)
      return props.onSaved()
    }
  })
  return (
    <WritingForm
      label={w().office.add.documents}
      saving={saving}
      changed={draft.changed() || file() !== undefined}
      onCancel={props.onCancel}
    >
      <FieldGrid>
        <Wide>
          <NamedFile
            name="file"
            label={w().office.file}
            hint={w().office.fileHint}
            onFile={(chosen) => {
              setFile(chosen)
              // Most files are named after what they hold.
              if (chosen !== undefined && draft.values().title.trim() === "")
                draft.set({ title: chosen.name.replace(/\.[^.]+$/, "") })
            }}
          />
        </Wide>
        <Wide>
          <NamedText
            name="title"
            label={w().office.documentTitle}
            value={draft.values().title}
            onInput={(title) => draft.set({ title })}
          />
        </Wide>
      </FieldGrid>
    </WritingForm>
  )
}
