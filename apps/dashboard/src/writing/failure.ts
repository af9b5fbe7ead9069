import { ApiProblem, type Shapes } from "@proxeny/client"

/**
 * What is wrong with one value that was typed: where it stands in what was sent, and why.
 *
 * **Details**: what the form finds itself is worded already; what the service finds comes with its rule, see `sentenceOf`.
 */
export type ValueError = Shapes.FieldError

/**
 * Why something could not be saved, by what is to be done about it.
 *
 * **Details**: `values`: some of what is typed cannot be taken. `newer`: somebody else changed the record meanwhile. `refused`:
 * what is asked for cannot be done, as `detail` says. `signed-out`, `not-allowed`, `gone`, `busy` speak for themselves.
 * `failed`: the service made a mistake. `unreachable`: nobody answered.
 */
export interface Failure {
  readonly kind:
    | "values"
    | "newer"
    | "refused"
    | "signed-out"
    | "not-allowed"
    | "gone"
    | "busy"
    | "failed"
    | "unreachable"
  /** The words of the service; empty where nobody answered. */
  readonly detail: string
  readonly errors: ReadonlyArray<ValueError>
  /** What the record is now, where somebody else changed it. */
  readonly current?: unknown
}

const kindOf = (status: number, errors: number): Failure["kind"] => {
  if (status === 401) return "signed-out"
  if (status === 403) return "not-allowed"
  if (status === 404 || status === 410) return "gone"
  if (status === 412) return "newer"
  if (status === 429 || status === 503) return "busy"
  if (status >= 500) return "failed"
  return errors > 0 ? "values" : "refused"
}

/** Why something failed, from what was thrown. */
export const failureOf = (error: unknown): Failure => {
  if (!(error instanceof ApiProblem)) return { kind: "unreachable", detail: "", errors: [] }
  const { current, detail, errors = [], status } = error.problem
  return {
    kind: kindOf(status, errors.length),
    detail,
    errors,
    ...(current === undefined ? {} : { current })
  }
}

/**
 * The field that shows an error: the one that stands for the value at the path, or for the nearest value that holds it;
 * undefined where no field does.
 *
 * **Details**: `names` are paths such as `said.source` or `organisers.0.name`.
 */
export const fieldFor = (path: string, names: Iterable<string>): string | undefined => {
  let found: string | undefined
  for (const name of names)
    if ((path === name || path.startsWith(`${name}.`)) && (found === undefined || name.length > found.length))
      found = name
  return found
}
