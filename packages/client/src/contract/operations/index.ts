import type * as Schema from "effect/Schema"
import { historyOperations } from "./history.ts"
import { importsOperations } from "./imports.ts"
import { officeOperations } from "./office.ts"
import { peopleOperations } from "./people.ts"
import { recordsOperations } from "./records.ts"

export * from "./historyShapes.ts"
export * from "./Operation.ts"
export * from "./officeShapes.ts"
export { Email } from "./peopleShapes.ts"
export * from "./records.ts"
export { RubricBody, RubricKind, RubricView } from "./rubrics.ts"

/** Every operation, by method and path: the one table that the API implements, checks and documents, and the client sends. */
export const operations = {
  ...recordsOperations,
  ...officeOperations,
  ...historyOperations,
  ...importsOperations,
  ...peopleOperations
} as const

/** The operations of the API, such as `POST /api/v1/activities`. */
export type OperationKey = keyof typeof operations

type At<K extends OperationKey> = (typeof operations)[K]
type Side<K extends OperationKey, Part extends string, Form extends "Type" | "Encoded"> =
  At<K> extends { readonly [P in Part]: infer S extends Schema.Constraint } ? S[Form] : undefined

/** What an operation answers, as JSON; undefined where it has no content. */
export type OperationAnswer<K extends OperationKey> = Side<K, "answer", "Encoded">
/** What an operation takes in its body, as JSON. */
export type OperationBody<K extends OperationKey> = Side<K, "body", "Encoded">
export type OperationParam<K extends OperationKey> = Side<K, "param", "Encoded">
export type OperationQuery<K extends OperationKey> = Side<K, "query", "Encoded">
/** What the API is given once everything is checked. */
export type OperationRequest<K extends OperationKey> = (Side<K, "param", "Type"> extends undefined
  ? object
  : Side<K, "param", "Type">) &
  (Side<K, "query", "Type"> extends undefined ? object : Side<K, "query", "Type">) & {
    readonly body: Side<K, "body", "Type">
  }
