import * as SchemaIssue from "effect/SchemaIssue"

const formatted = SchemaIssue.makeFormatterStandardSchemaV1()

/** Every issue of a value that a schema does not take: where in it, `whole` for the value itself, and what is wrong. */
export const issuesOf = (
  { issue }: { readonly issue: SchemaIssue.Issue },
  whole: string
): ReadonlyArray<{ readonly path: string; readonly message: string }> =>
  formatted(issue).issues.map(({ message, path }) => ({ path: (path ?? []).map(String).join(".") || whole, message }))
