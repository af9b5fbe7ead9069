import * as Shapes from "@proxeny/client/contract"
import { endpoints, type Operation, operations } from "@proxeny/client/contract"
import { permissions } from "@proxeny/domain"
import * as JsonSchema from "effect/JsonSchema"
import * as Schema from "effect/Schema"
import { version } from "../../version.ts"
import { tags } from "./meanings.ts"
import { type Json, parametersOf } from "./parameters.ts"
import { problem, securityOf, securitySchemes, writeHeaders, writeProblems } from "./writing.ts"

interface Documented {
  readonly tag: string
  readonly summary: string
  readonly param?: Schema.Top
  readonly query?: Schema.Top
  readonly response: Schema.Top
}

/** A name for a program to call it by: `get-cities-by-id-portfolio`. */
const operationId = (method: string, path: string): string =>
  `${method.toLowerCase()}-${path
    .replace(/^\/api\/v1\//, "")
    .replace(/\/:(\w+)/g, "-by-$1")
    .replace(/[/.]/g, "-")}`

const templateOf = (path: string): string => path.replace(/:(\w+)/g, "{$1}")

const readings = Object.entries(endpoints) as ReadonlyArray<readonly [string, Documented]>
const doings = (Object.entries(operations) as ReadonlyArray<readonly [string, Operation]>).flatMap(
  ([key, operation]) => {
    const [method = "", path = ""] = key.split(" ")
    return operation.page === true ? [] : [{ method, path, operation }]
  }
)

/** The JSON Schemas of many schemas, with what they share named once. */
const described = (schemas: ReadonlyArray<Schema.Top>) => {
  const documents = schemas.map((schema) => Schema.toJsonSchemaDocument(schema))
  return JsonSchema.toMultiDocumentOpenApi3_1({
    dialect: "draft-2020-12",
    schemas: documents.map(({ schema }) => schema) as [JsonSchema.JsonSchema, ...Array<JsonSchema.JsonSchema>],
    definitions: Object.assign({}, ...documents.map((document) => document.definitions))
  })
}

const reading = (path: string, endpoint: Documented, schema: unknown): Json => ({
  operationId: operationId("get", path),
  tags: [endpoint.tag],
  summary: endpoint.summary,
  security: securityOf(permissions["register.read"]),
  parameters: [...parametersOf(path, "path", endpoint.param), ...parametersOf(path, "query", endpoint.query)],
  responses: {
    200: {
      description: endpoint.summary,
      content: { [path.endsWith(".geojson") ? "application/geo+json" : "application/json"]: { schema } }
    },
    304: { description: "Nothing has changed since the ETag that If-None-Match names." },
    400: problem("A parameter is not understood; `errors` names each."),
    401: problem("The installation is not open to readers who are not signed in."),
    ...(path.includes(":id") ? { 404: problem("There is nothing with this id.") } : {}),
    503: problem("The database does not answer.")
  }
})

const doing = ({ method, operation, path }: (typeof doings)[number], body: unknown, answer: unknown): Json => ({
  operationId: operationId(method, path),
  tags: [operation.tag],
  summary: operation.summary,
  security: securityOf(permissions[operation.action]),
  parameters: [
    ...parametersOf(path, "path", operation.param),
    ...parametersOf(path, "query", operation.query),
    ...writeHeaders(method, operation)
  ],
  ...(operation.body === undefined && operation.bodyType === undefined
    ? {}
    : {
        requestBody: {
          required: true,
          content:
            operation.bodyType === undefined
              ? { "application/json": { schema: body } }
              : { [operation.bodyType]: { schema: { type: "string", format: "binary" } } }
        }
      }),
  responses: {
    [operation.status]: {
      description: operation.summary,
      ...(operation.answer === undefined && operation.answerType === undefined
        ? {}
        : {
            content: Object.fromEntries(
              [operation.answerType ?? "application/json"].flat().map((type) => [
                type,
                // A file of JSON is whatever it is.
                { schema: operation.answer !== undefined ? answer : /json$/.test(type) ? {} : binary }
              ])
            )
          })
    },
    ...writeProblems(method, path, operation)
  }
})

/** Bytes as they stand. */
const binary = { type: "string", format: "binary" }

/** Describes the API from its contract (OpenAPI 3.1): what is checked and what is documented are one table. */
export const openApi = (): Json => {
  const none = Schema.Null
  const { definitions, schemas } = described([
    ...readings.map(([, { response }]) => response),
    ...doings.flatMap(({ operation }) => [operation.body ?? none, operation.answer ?? none]),
    Shapes.Problem
  ])
  const paths: Record<string, Record<string, Json>> = {}
  const add = (path: string, method: string, item: Json) => {
    const template = templateOf(path)
    paths[template] = { ...paths[template], [method.toLowerCase()]: item }
  }
  for (const [i, [path, endpoint]] of readings.entries()) add(path, "get", reading(path, endpoint, schemas[i]))
  for (const [i, one] of doings.entries()) {
    const at = readings.length + 2 * i
    add(one.path, one.method, doing(one, schemas[at], schemas[at + 1]))
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Proxeny",
      version,
      summary: "The open register of city diplomacy",
      description:
        "Cities, twinnings, networks and the claims they rest on; the work of the offices that keep them. Every list is paged by a cursor; every error is problem+json (RFC 9457). A write needs the ETag of what it changes (If-Match), a POST an Idempotency-Key.",
      license: { name: "MIT", identifier: "MIT" }
    },
    servers: [{ url: "/" }],
    tags: tags.filter(({ name }) =>
      [...readings.map(([, { tag }]) => tag), ...doings.map(({ operation }) => operation.tag)].includes(name as never)
    ),
    paths,
    components: { schemas: definitions, securitySchemes }
  }
}
