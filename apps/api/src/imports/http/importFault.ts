import type { ImportFault } from "@proxeny/client/contract"
import * as Cause from "effect/Cause"
import * as Option from "effect/Option"

type Fault = (typeof ImportFault)["Encoded"]

/** What an import that was stopped from outside came to. */
const stopped: Fault = {
  title: "The import was broken off",
  detail: "the server was stopped, and nothing was written: begin the import again"
}

/** Words why a job failed, for whoever waits for it. What is inside a defect never leaves the process. */
export const importFault = (cause: Cause.Cause<{ readonly _tag: string; readonly message: string }>): Fault => {
  const error = Option.getOrUndefined(Cause.findErrorOption(cause))
  if (error?._tag === "SqlError")
    return {
      title: "The database does not answer",
      detail: "the database did not answer this time, and nothing was written: begin the import again in a moment"
    }
  if (error !== undefined) return { title: "The list cannot be brought in", detail: error.message }
  return Cause.hasInterruptsOnly(cause)
    ? stopped
    : {
        title: "Proxeny made a mistake",
        detail: "something failed that should not, and nothing was written; it stands in the log"
      }
}
