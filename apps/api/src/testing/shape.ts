import type { Path } from "@proxeny/client"
import { endpoints } from "@proxeny/client/contract"
import * as Schema from "effect/Schema"

/** Reads an answer by the schema that its path promises; fails on what is missing, of another kind, or too much. */
export const inShape = (path: Path, body: unknown) =>
  Schema.decodeUnknownResult(endpoints[path].response as Schema.Codec<unknown>)(body, {
    errors: "all",
    onExcessProperty: "error"
  })
