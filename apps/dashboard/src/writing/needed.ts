import type { ValueError } from "./failure.ts"
import type { SaidDraft } from "./Said.ts"

/** What a form asks for before it sends anything: each field that is still empty, by the path of its value. */
export const needed = (
  message: string,
  fields: Readonly<Record<string, string | undefined>>
): ReadonlyArray<ValueError> =>
  Object.entries(fields).flatMap(([path, value]) =>
    value === undefined || value.trim() === "" ? [{ path, message }] : []
  )

/** What is needed of every statement: a source, and where in it that stands. */
export const neededOfSaid = (message: string, said: SaidDraft): ReadonlyArray<ValueError> =>
  needed(message, { "said.source": said.source?.id, "said.locator": said.locator })
