import type { OperationAnswer, OperationBody } from "@proxeny/client"
import type { ValueError } from "../writing/failure.ts"
import { needed } from "../writing/needed.ts"

export type UploadView = OperationAnswer<"GET /api/v1/import-uploads/:id">
export type ListLook = NonNullable<UploadView["list"]>
export type ImportBody = OperationBody<"POST /api/v1/imports">
type Choice = ImportBody["uploads"][number]
type Mapping = NonNullable<Choice["mapping"]>
export type ListField = Exclude<Mapping[number]["field"], "-">
export type ListKind = ListLook["kind"]

/** A column that is left out. */
export const leftOut = "-"

/** What is said of an upload before it is brought in. */
export interface ImportDraft {
  readonly sheet: string
  readonly kind: string
  /** What a person says that columns mean, by their place; of the others, what they are taken for holds. */
  readonly mapping: Readonly<Record<string, string>>
  readonly title: string
  readonly language: string
  readonly set: ReadonlyArray<{ readonly field: string; readonly value: string }>
  readonly reliability: string
  readonly credibility: string
  readonly why: string
}

/** The title that a list may have, from the name of its file. */
export const titleFrom = (fileName: string): string => {
  const name = fileName.replace(/\.(gz|zip)$/i, "").replace(/\.[a-z0-9]{1,8}$/i, "")
  return name.replaceAll(/[_\s]+/g, " ").trim() || fileName
}

export const newImport = (fileName: string): ImportDraft => ({
  sheet: "",
  kind: "",
  mapping: {},
  title: titleFrom(fileName),
  language: "",
  set: [],
  reliability: "",
  credibility: "",
  why: ""
})

/** What a column means, as it stands now. */
export const fieldOf = (draft: Pick<ImportDraft, "mapping">, look: ListLook, at: number): string =>
  draft.mapping[at] ?? look.columns[at]?.field ?? leftOut

/** The draft where a column means something else now. */
export const mapColumn = (draft: ImportDraft, look: ListLook, at: number, field: string): ImportDraft => {
  const { [at]: _, ...others } = draft.mapping
  const taken = look.columns[at]?.field ?? leftOut
  return { ...draft, mapping: field === taken ? others : { ...others, [at]: field } }
}

/** How a column is named where it is mapped: by what is printed, or by its number where others have the same name. */
const columnName = (look: ListLook, at: number): string => {
  const name = look.columns[at]?.name ?? ""
  const alike = look.columns.filter((column) => column.name.trim() === name.trim()).length
  return name.trim() === "" || alike > 1 || /^\d+$/.test(name.trim()) ? String(at + 1) : name
}

const filled = (text: string): string | undefined => (text.trim() === "" ? undefined : text.trim())

/** What is typed, as it is sent. */
export const importBody = (upload: string, look: ListLook | undefined, draft: ImportDraft): ImportBody => {
  const mapping = Object.entries(draft.mapping).map(([at, field]) => ({
    column: look === undefined ? String(Number(at) + 1) : columnName(look, Number(at)),
    field: field as Mapping[number]["field"]
  }))
  const set = draft.set.filter(({ field, value }) => field !== "" && value.trim() !== "")
  const [sheet, kind, language, why] = [draft.sheet, draft.kind, draft.language, draft.why].map(filled)
  const { credibility, reliability } = draft
  const grade = {
    ...(reliability === "" ? {} : { reliability }),
    ...(credibility === "" ? {} : { credibility: Number(credibility) })
  }
  return {
    uploads: [
      {
        upload,
        ...(sheet === undefined ? {} : { sheet }),
        ...(kind === undefined ? {} : { kind: kind as ListKind }),
        ...(mapping.length === 0 ? {} : { mapping })
      }
    ],
    title: draft.title.trim(),
    ...(set.length === 0 ? {} : { set: Object.fromEntries(set.map(({ field, value }) => [field, value.trim()])) }),
    ...(language === undefined ? {} : { language }),
    ...(Object.keys(grade).length === 0 ? {} : { grade: grade as NonNullable<ImportBody["grade"]> }),
    ...(why === undefined ? {} : { why })
  }
}

/** What has to be typed otherwise before anything is sent. */
export const checkImport = (draft: ImportDraft, message: string): ReadonlyArray<ValueError> => [
  ...needed(message, { title: draft.title }),
  ...draft.set.flatMap(({ field, value }, at) =>
    (field === "") === (value.trim() === "")
      ? []
      : needed(message, { [`set.${at}.field`]: field, [`set.${at}.value`]: value })
  )
]

/** What a list cannot do without and has no column for, with what is set for every row and what a person mapped. */
export const stillMissing = (look: ListLook, draft: ImportDraft): ReadonlyArray<ReadonlyArray<ListField>> => {
  const there = new Set<string>([
    ...look.columns.map((_, at) => fieldOf(draft, look, at)),
    ...draft.set.flatMap(({ field, value }) => (value.trim() === "" ? [] : [field]))
  ])
  return look.needs.filter((group) => !group.some((field) => there.has(field)))
}
