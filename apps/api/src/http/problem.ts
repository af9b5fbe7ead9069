import type { Shapes } from "@proxeny/client"
import type * as Schema from "effect/Schema"

/** What went wrong, by the tag of the error: its HTTP status and a title that stays the same from case to case. */
const kinds: Readonly<Record<string, { readonly status: number; readonly title: string }>> = {
  InputInvalid: { status: 400, title: "The request cannot be understood" },
  CursorInvalid: { status: 400, title: "The cursor is not valid" },
  CityNotFound: { status: 404, title: "No such city" },
  TwinningNotFound: { status: 404, title: "No such twinning" },
  NetworkNotFound: { status: 404, title: "No such network" },
  SourceNotFound: { status: 404, title: "No such source" },
  RouteNotFound: { status: 404, title: "No such page" },
  MethodNotAllowed: { status: 405, title: "Not with this method" },
  RecordNotFound: { status: 404, title: "No such record" },
  NotSignedIn: { status: 401, title: "Nobody is signed in" },
  NotAllowed: { status: 403, title: "Not allowed" },
  ScopeMissing: { status: 403, title: "The API key does not reach this far" },
  IdempotencyKeyMissing: { status: 400, title: "The request needs an Idempotency-Key" },
  IdempotencyKeyReused: { status: 422, title: "The Idempotency-Key stands for another request" },
  IfMatchMissing: { status: 428, title: "The request needs If-Match" },
  ChangedMeanwhile: { status: 412, title: "The record was changed meanwhile" },
  BodyTooLarge: { status: 413, title: "The body is too large" },
  BodyNotJson: { status: 400, title: "The body is not JSON" },
  BodyOfAnotherKind: { status: 415, title: "The body is of another kind" },
  BodyBroken: { status: 400, title: "The body did not come whole" },
  SqlError: { status: 503, title: "The database does not answer" },
  RegisterUnread: { status: 503, title: "The database does not answer" },
  NotReady: { status: 503, title: "Proxeny is starting" }
}

export interface Fault {
  readonly _tag: string
  readonly message: string
  readonly errors?: ReadonlyArray<{ readonly path: string; readonly message: string }> | undefined
  /** What the record is now, where somebody else changed it. */
  readonly current?: unknown
}

type Problem = (typeof Shapes.Problem)["Encoded"]

const slug = (tag: string): string => tag.replace(/(?<=[a-z])(?=[A-Z])/g, "-").toLowerCase()

/** Words an error as problem+json (RFC 9457). What is inside a defect never leaves the process. */
export const problemOf = (fault: Fault, instance: string): Problem => {
  const kind = kinds[fault._tag]
  if (kind === undefined)
    return {
      type: "/problems/internal",
      title: "Proxeny made a mistake",
      status: 500,
      detail: "Something failed that should not; it was written to the log. Try again, and report it if it stays.",
      instance
    }
  return {
    type: `/problems/${slug(fault._tag)}`,
    title: kind.title,
    status: kind.status,
    detail:
      fault._tag === "SqlError"
        ? "The database did not answer this time: try again in a moment; if it stays, look at /readyz and the log."
        : fault.message,
    instance,
    ...(fault.errors === undefined ? {} : { errors: fault.errors }),
    ...(fault.current === undefined ? {} : { current: fault.current as Schema.Json })
  }
}
