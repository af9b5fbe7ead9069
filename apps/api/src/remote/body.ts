import type { IncomingMessage } from "node:http"
import { pipeline, Readable, type Transform } from "node:stream"
import * as zlib from "node:zlib"
import * as Schema from "effect/Schema"
import { ConnectionFailed } from "./exchange.ts"
import { shown } from "./remoteUrl.ts"

/** An answer that is not taken, for what it weighs or how it is packed. */
export class BodyRefused extends Schema.TaggedError<BodyRefused>()("BodyRefused", {
  url: Schema.String,
  reason: Schema.String,
  remedy: Schema.String
}) {
  override get message(): string {
    return `${this.url} is not taken: ${this.reason}; ${this.remedy}`
  }
}

/** The bounds of an answer. */
export interface Bounds {
  /** The most bytes, packed or unpacked. */
  readonly largest: number
  /** How long to wait for a thousand bytes, in milliseconds. */
  readonly idle: number
}

/** Bytes that have to come within the time that a reader is willing to wait: a single one now and then is no list. */
const atLeast = 1_000

/** Lists shrink to a tenth, some to a fortieth; what shrinks to a 200th is there to fill a memory. */
const steepest = 200
/** Below this many bytes unpacked the proportion says nothing. */
const harmless = 8_000_000

/** Writes a number of bytes as people say it. */
const size = (bytes: number): string => {
  const [unit, name] = bytes >= 1e9 ? [1e9, "GB"] : bytes >= 1e6 ? [1e6, "MB"] : [1, "bytes"]
  return `${Math.round((bytes / unit) * 10) / 10} ${name}`
}

const tooLarge = (url: URL, largest: number): BodyRefused =>
  new BodyRefused({
    url: shown(url),
    reason: `it is larger than ${size(largest)}`,
    remedy: "fetch a part of it, or have whoever runs Proxeny raise PROXENY_FETCH_LIMIT"
  })

/** Waits for the next part of an answer, and not for ever; only the time of waiting counts, not that of its reader. */
async function* received(response: IncomingMessage, url: URL, bounds: Bounds, count: { wire: number }) {
  const parts = (response as AsyncIterable<Buffer>)[Symbol.asyncIterator]()
  let [waited, got] = [0, 0]
  try {
    for (;;) {
      const begun = performance.now()
      const timer = setTimeout(
        () =>
          response.destroy(
            new ConnectionFailed({
              url: shown(url),
              why: `fewer than ${atLeast} bytes came in ${bounds.idle / 1000} s, after ${size(count.wire)}`,
              passing: true
            })
          ),
        Math.max(1, bounds.idle - waited)
      )
      const next = await parts.next().finally(() => clearTimeout(timer))
      if (next.done === true) return
      waited += performance.now() - begun
      got += next.value.length
      if (got >= atLeast) [waited, got] = [0, 0]
      count.wire += next.value.length
      if (count.wire > bounds.largest) throw tooLarge(url, bounds.largest)
      yield next.value
    }
  } finally {
    response.destroy()
  }
}

/** What unpacks an encoding; `deflate` is told apart by its first byte, since servers send it with a head and without. */
const unpacking = (encoding: string, first: number | undefined): Transform | undefined => {
  if (encoding === "gzip" || encoding === "x-gzip") return zlib.createGunzip()
  if (encoding === "br") return zlib.createBrotliDecompress()
  if (encoding !== "deflate") return undefined
  return first !== undefined && (first & 0x0f) === 8 ? zlib.createInflate() : zlib.createInflateRaw()
}

/** Gives back the first part, so that it can be looked at beforehand. */
async function* after(first: IteratorResult<Buffer, void>, rest: AsyncGenerator<Buffer, void>) {
  try {
    if (first.done !== true) yield first.value
    yield* rest
  } finally {
    await rest.return()
  }
}

const encodingOf = (response: IncomingMessage): string =>
  (response.headers["content-encoding"] ?? "")
    .trim()
    .toLowerCase()
    .replace(/^identity$/, "")

/**
 * The bytes of an answer, unpacked.
 *
 * **Details**: refused are an encoding that was not asked for, more bytes than the bounds allow (packed, unpacked, or
 * announced), and what unpacks to more than 200 times its size. An answer that ends before its announced length, or in
 * the middle of what is packed, is a {@link ConnectionFailed}: part of a list is not a list.
 */
export async function* bodyOf(response: IncomingMessage, url: URL, bounds: Bounds): AsyncGenerator<Uint8Array, void> {
  const encoding = encodingOf(response)
  const announced = Number(response.headers["content-length"] ?? 0)
  const count = { wire: 0 }
  const parts = received(response, url, bounds, count)
  try {
    if (announced > bounds.largest) throw tooLarge(url, bounds.largest)
    if (encoding === "") return yield* parts
    const first = await parts.next()
    const unpack = unpacking(encoding, first.value?.[0])
    if (unpack === undefined)
      throw new BodyRefused({
        url: shown(url),
        reason: `it is packed as "${encoding.slice(0, 40)}", which was not asked for`,
        remedy: "download it by hand and import the file"
      })
    // Nothing at all is how an empty answer is packed by some.
    if (first.done === true) return
    let plain = 0
    // The pipeline hands errors on to `unpack`, from where they are read.
    pipeline(Readable.from(after(first, parts), { objectMode: false }), unpack, () => {})
    for await (const part of unpack as AsyncIterable<Buffer>) {
      plain += part.length
      if (plain > bounds.largest) throw tooLarge(url, bounds.largest)
      if (plain > harmless && plain > steepest * count.wire)
        throw new BodyRefused({
          url: shown(url),
          reason: `it unpacks to more than ${steepest} times its size, as no list does`,
          remedy: "download it by hand and look at what it is"
        })
      yield part
    }
  } finally {
    response.destroy()
  }
}
