import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as Stream from "effect/Stream"

/** What is on record does not fit into the format that was asked for. */
export class NotInThisFormat extends Schema.TaggedError<NotInThisFormat>()("NotInThisFormat", {
  why: Schema.String
}) {
  override get message(): string {
    return `The register cannot be written in this format: ${this.why}. CSV, JSON Lines and an archive hold it. Nothing was written.`
  }
}

/** What a writer of the formats gives, a piece at a time as it is asked for. */
export const pieces = <A>(writer: Iterable<A>): Stream.Stream<A, NotInThisFormat> =>
  Stream.suspend(() => {
    const all = writer[Symbol.iterator]()
    return Stream.unfold(undefined, () =>
      Effect.try({
        try: () => {
          const next = all.next()
          return next.done === true ? undefined : ([next.value, undefined] as const)
        },
        catch: (cause) => new NotInThisFormat({ why: cause instanceof Error ? cause.message : String(cause) })
      })
    )
  })

/**
 * Joins what a writer makes of each page to what it would make of all of them.
 *
 * **Details**: `head` and `foot` are what the writer puts around whatever it is given; `between` stands between two pages.
 * A page of which the writer makes nothing leaves no trace.
 */
export const joined = <E, R>(
  pages: Stream.Stream<string, E, R>,
  { between = "", foot = "", head }: { readonly head: string; readonly between?: string; readonly foot?: string }
): Stream.Stream<string, E, R> =>
  pages.pipe(
    Stream.map((page) => page.slice(head.length, page.length - foot.length)),
    Stream.filter((page) => page !== ""),
    Stream.mapAccum(
      () => true,
      (first, page) => [false, [first || between === "" ? page : between + page]] as const
    ),
    (bodies) => Stream.concat(Stream.concat(Stream.make(head), bodies), Stream.make(foot)),
    Stream.filter((text) => text !== "")
  )
