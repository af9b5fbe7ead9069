import type { ImportBody } from "@proxeny/client/contract"
import { fileAgain } from "../../command/readPath.ts"
import type { ImportFile } from "../ImportFile.ts"
import type { ImportRequest } from "../runImport.ts"
import { distinctNames } from "./fileNames.ts"
import type { KeptUpload } from "./Uploads.ts"

type Body = (typeof ImportBody)["Type"]

/** What is asked over HTTP as an import is asked for: uploads as files with names of their own. */
export const importRequest = (
  { grade, language, passOver, set, title, uploads, why }: Body,
  kept: ReadonlyArray<KeptUpload>,
  preview: boolean
): ImportRequest => {
  const names = distinctNames(kept.map(({ fileName }) => fileName))
  const files = new Map(
    kept.map(({ bytes, id, path }, at) => [
      id,
      { name: names[at] ?? id, size: bytes, bytes: fileAgain(path) } satisfies ImportFile
    ])
  )
  return {
    title,
    preview,
    grade: grade ?? {},
    passOver: passOver === true,
    files: uploads.flatMap(({ kind, mapping, sheet, upload }): ReadonlyArray<ImportFile> => {
      const file = files.get(upload)
      const said = {
        ...(kind === undefined ? {} : { kind }),
        ...(mapping === undefined ? {} : { map: mapping }),
        ...(sheet === undefined ? {} : { sheet })
      }
      return file === undefined ? [] : [{ ...file, said }]
    }),
    ...(set === undefined ? {} : { set }),
    ...(language === undefined ? {} : { language }),
    ...(why === undefined ? {} : { why })
  }
}
