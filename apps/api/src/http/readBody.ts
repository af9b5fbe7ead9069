import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"

/** How many bytes of JSON a request may bring, and of a file. */
const longestJson = 1024 * 1024
const longestFile = 25 * 1024 * 1024

/** @public Part of the error type of what this file exports. */
export class BodyTooLarge extends Schema.TaggedError<BodyTooLarge>()("BodyTooLarge", { limit: Schema.Int }) {
  override get message(): string {
    return `the body is larger than ${this.limit} bytes: send less at once`
  }
}

/** @public Part of the error type of what this file exports. */
export class BodyNotJson extends Schema.TaggedError<BodyNotJson>()("BodyNotJson", { why: Schema.String }) {
  override get message(): string {
    return `the body is not JSON (${this.why}): send one JSON object in UTF-8`
  }
}

export class BodyOfAnotherKind extends Schema.TaggedError<BodyOfAnotherKind>()("BodyOfAnotherKind", {
  wanted: Schema.String,
  given: Schema.String
}) {
  override get message(): string {
    return `the body comes as "${this.given}": send it with the header content-type: ${this.wanted}`
  }
}

/** The body did not come whole: the caller went away, or the connection broke. */
export class BodyBroken extends Schema.TaggedError<BodyBroken>()("BodyBroken", {}) {
  override get message(): string {
    return "the body did not come whole: send the request again"
  }
}

/** The bytes of a request, up to a limit: what is longer is refused without being read to its end. */
export const readBody = Effect.fnUntraced(function* (request: Request, limit: number = longestFile) {
  const said = Number(request.headers.get("content-length") ?? 0)
  if (said > limit) return yield* new BodyTooLarge({ limit })
  if (request.body === null) return new Uint8Array()
  const bytes = yield* Effect.tryPromise({
    try: async () => {
      const parts: Array<Uint8Array> = []
      let size = 0
      for await (const part of request.body as unknown as AsyncIterable<Uint8Array>) {
        size += part.length
        if (size > limit) return undefined
        parts.push(part)
      }
      return Buffer.concat(parts, size)
    },
    catch: () => new BodyBroken()
  })
  return bytes === undefined ? yield* new BodyTooLarge({ limit }) : new Uint8Array(bytes)
})

/** The JSON of a request; nothing at all is an object that says nothing. */
export const readJson = Effect.fnUntraced(function* (request: Request) {
  const given = request.headers.get("content-type") ?? ""
  if (given === "" && (request.body === null || request.headers.get("content-length") === "0")) return {}
  if (!/^application\/(\S+\+)?json\s*(;|$)/i.test(given))
    return yield* new BodyOfAnotherKind({ wanted: "application/json", given: given.slice(0, 80) })
  const bytes = yield* readBody(request, longestJson)
  return yield* Effect.try({
    try: () => JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)) as unknown,
    catch: (error) => new BodyNotJson({ why: error instanceof Error ? error.message.slice(0, 120) : "broken" })
  })
})
