import type * as Schema from "effect/Schema"
import type * as SchemaAST from "effect/SchemaAST"
import * as SchemaIssue from "effect/SchemaIssue"
import { type Broken, broken, FieldRule, type RuleValue } from "./FieldRule.ts"

const formatted = SchemaIssue.makeFormatterStandardSchemaV1()

/** One thing that is wrong with a value: where in it, in words, and which rule it breaks. */
export interface ValueIssue extends Broken {
  readonly path: string
  readonly message: string
}

const isRule = (word: unknown): word is FieldRule => FieldRule.literals.some((rule) => rule === word)

/** The rule that a check or an issue names itself. */
const named = (annotations: Schema.Annotations.Annotations | undefined): Broken | undefined =>
  isRule(annotations?.rule)
    ? broken(annotations.rule, annotations.values as ReadonlyArray<RuleValue> | undefined)
    : undefined

/** Checks that Effect brings along, by the id under which it describes them. */
const own: Readonly<Record<string, (bounds: Readonly<Record<string, number>>, isList: boolean) => Broken>> = {
  isPattern: () => broken("pattern"),
  isFinite: () => broken("type", ["number"]),
  isInt: () => broken("type", ["integer"]),
  isMinLength: ({ minLength = 0 }, isList) =>
    isList ? broken("too-few", [minLength]) : minLength === 1 ? broken("empty") : broken("too-short", [minLength]),
  isMaxLength: ({ maxLength = 0 }, isList) => broken(isList ? "too-many" : "too-long", [maxLength]),
  isGreaterThanOrEqualTo: ({ minimum = 0 }) => broken("too-small", [minimum]),
  isLessThanOrEqualTo: ({ maximum = 0 }) => broken("too-large", [maximum]),
  isGreaterThan: ({ exclusiveMinimum = 0 }) => broken("not-above", [exclusiveMinimum]),
  isLessThan: ({ exclusiveMaximum = 0 }) => broken("not-below", [exclusiveMaximum]),
  isBetween: ({ maximum = 0, minimum = 0 }) => broken("out-of-range", [minimum, maximum]),
  isUnique: () => broken("twice")
}

const ofCheck = ({ annotations }: SchemaAST.Filter<unknown>, isList: boolean): Broken => {
  const { id, payload } = annotations?.representation ?? {}
  return own[id?.split("/").at(-1) ?? ""]?.((payload ?? {}) as Record<string, number>, isList) ?? broken("other")
}

/** The literals that one key takes in every member of a union, where there is such a key. */
const tagsOf = (members: ReadonlyArray<SchemaAST.AST>): ReadonlyArray<RuleValue> => {
  const tags = members.map((ast) =>
    ast._tag !== "Objects"
      ? []
      : ast.propertySignatures.flatMap(({ name, type }) =>
          type._tag === "Literal" ? [[name, type.literal as RuleValue] as const] : []
        )
  )
  const key = tags[0]?.find(([name]) => tags.every((one) => one.some(([other]) => other === name)))?.[0]
  return key === undefined ? [] : tags.flatMap((one) => one.flatMap(([name, tag]) => (name === key ? [tag] : [])))
}

/** Every member of a union, those of unions in it among them. */
const membersOf = (ast: SchemaAST.AST): ReadonlyArray<SchemaAST.AST> =>
  ast._tag === "Union" ? ast.types.flatMap(membersOf) : ast._tag === "Suspend" ? membersOf(ast.thunk()) : [ast]

/** The kinds of value under which a client knows what a schema takes. */
const kinds: Partial<Readonly<Record<SchemaAST.AST["_tag"], RuleValue>>> = {
  String: "string",
  TemplateLiteral: "string",
  Number: "number",
  Boolean: "boolean",
  Arrays: "array",
  Objects: "object",
  Declaration: "object",
  Null: "null"
}

/** What a value of another kind should have been. */
const ofType = (ast: SchemaAST.AST): Broken => {
  const members = membersOf(ast)
  if (members.every((one) => one._tag === "Literal"))
    return broken(
      "one-of",
      members.map(({ literal }) => literal as RuleValue)
    )
  const tags = members.length > 1 ? tagsOf(members) : []
  if (tags.length > 0) return broken("one-of", tags)
  const known = members.flatMap((one) =>
    one._tag === "Literal" ? [one.literal as RuleValue] : (kinds[one._tag] ?? [])
  )
  return known.length === 0 ? broken("other") : broken("type", [...new Set(known)])
}

/** The rule behind each thing that is wrong, in the order in which the formatter words them. */
const rulesIn = (
  issue: SchemaIssue.Issue,
  within?: SchemaAST.AST,
  check?: SchemaAST.Filter<unknown>
): ReadonlyArray<Broken> => {
  switch (issue._tag) {
    case "Filter":
      return rulesIn(issue.issue, within, issue.filter)
    case "Pointer":
    case "Encoding":
      return rulesIn(issue.issue, within, check)
    case "Composite":
      return issue.issues.flatMap((one) => rulesIn(one, issue.ast, check))
    case "AnyOf":
      return issue.issues.length === 0
        ? [ofType(issue.ast)]
        : issue.issues.flatMap((one) => rulesIn(one, issue.ast, check))
    case "InvalidType":
      return [named(check?.annotations) ?? ofType(issue.ast)]
    case "InvalidValue":
      return [
        named(issue.annotations) ??
          named(check?.annotations) ??
          (check === undefined ? broken("other") : ofCheck(check, within?._tag === "Arrays"))
      ]
    case "MissingKey":
      return [broken("missing")]
    case "UnexpectedKey":
      return [issue.ast._tag === "Arrays" ? broken("too-many", [issue.ast.elements.length]) : broken("unknown")]
    case "Forbidden":
    case "OneOf":
      return [broken("other")]
  }
}

/** Every issue of a value that a schema does not take: where in it, `whole` for the value itself, and what is wrong. */
export const issuesOf = (
  { issue }: { readonly issue: SchemaIssue.Issue },
  whole: string
): ReadonlyArray<ValueIssue> => {
  const rules = rulesIn(issue)
  return formatted(issue).issues.map(({ message, path }, index) => ({
    path: (path ?? []).map(String).join(".") || whole,
    message,
    ...(rules[index] ?? broken("other"))
  }))
}
