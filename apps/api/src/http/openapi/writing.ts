import type { Operation } from "@proxeny/client/contract"
import type { Permission } from "@proxeny/domain"
import type { Json } from "./parameters.ts"

export const problem = (description: string) => ({
  description,
  content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } }
})

/** How a caller says who it is. */
export const securitySchemes: Json = {
  session: {
    type: "apiKey",
    in: "cookie",
    name: "proxeny.session_token",
    description: "The session of somebody who signed in, as a browser keeps it."
  },
  key: { type: "http", scheme: "bearer", description: "An API key, made on the page of one's account." }
}

const signedIn = [{ session: [] }, { key: [] }]

/** What has to be sent for a permission: nothing where strangers may, though whoever is signed in may say so. */
export const securityOf = ({ anyone }: Permission): ReadonlyArray<Json> =>
  anyone === "no" ? signedIn : [{}, ...signedIn]

/** The headers that a write takes. */
export const writeHeaders = (method: string, { change, ifMatch }: Operation): ReadonlyArray<Json> => [
  ...(ifMatch === true
    ? [
        {
          name: "If-Match",
          in: "header",
          required: true,
          description: "The ETag of the record as it was read.",
          schema: { type: "string" }
        }
      ]
    : []),
  ...(method === "POST" && change !== undefined
    ? [
        {
          name: "Idempotency-Key",
          in: "header",
          required: true,
          description: "A new text for each thing that is to be done: sent again, the request does nothing twice.",
          schema: { type: "string", pattern: "^[A-Za-z0-9_-]{8,200}$" }
        }
      ]
    : [])
]

/** Where many operations are asked at once, and each may be refused with what it would be by itself. */
const isBulk = (path: string): boolean => path === "/api/v1/bulk"

/** What an operation may be refused with. */
export const writeProblems = (method: string, path: string, operation: Operation): Json => ({
  400: problem("The request is not understood; `errors` names each part."),
  401: problem("Nobody is signed in, or the session has ended."),
  403: problem("The role, the cities or the key of whoever asks do not reach this far."),
  ...(path.includes(":") || isBulk(path) ? { 404: problem("There is nothing with this id.") } : {}),
  ...(method === "GET" ? {} : { 409: problem("It does not go together with what is on record.") }),
  ...(operation.ifMatch === true || isBulk(path)
    ? {
        412: problem("The record was changed meanwhile: `current` is what it is now."),
        428: problem("If-Match is missing.")
      }
    : {}),
  ...(operation.body === undefined && operation.bodyType === undefined
    ? {}
    : {
        413: problem("The body is too large."),
        415: problem("The body is of another kind than it should be."),
        422: problem("The body is understood, and cannot be taken.")
      }),
  429: problem("Too many attempts: Retry-After says when to try again."),
  503: problem("The database does not answer, or another write takes long.")
})
