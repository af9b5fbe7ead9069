import type { ImportJobEvent } from "@proxeny/client/contract"
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"

/** How often a stream says something, so that nobody between takes the connection for dead. */
const alive = "15 seconds"

/** Milliseconds after which a browser that lost the connection asks again. */
const again = 2_000

/** The number of the last event that was seen, as a browser sends it that asks again. */
export const lastEventId = (headers: Headers): number | undefined => {
  const text = headers.get("last-event-id") ?? ""
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined
}

const written = (event: ImportJobEvent): string =>
  `id: ${event.number}\nevent: ${event.event}\ndata: ${JSON.stringify(event)}\n\n`

/** Events as an answer that goes on until they end, or whoever reads it leaves. */
export const eventStream = <E, R>(events: Stream.Stream<ImportJobEvent, E, R>): Effect.Effect<Response, never, R> => {
  const lines = Stream.make(`retry: ${again}\n\n`).pipe(Stream.concat(Stream.map(events, written)))
  const ticks = Stream.map(Stream.drop(Stream.tick(alive), 1), () => ": still there\n\n")
  const text = Stream.merge(lines, ticks, { haltStrategy: "left" })
  return Effect.map(
    Stream.toReadableStreamEffect(Stream.encodeText(text)),
    (body) =>
      new Response(body, {
        headers: {
          "content-type": "text/event-stream; charset=utf-8",
          "cache-control": "no-store, no-transform",
          "x-accel-buffering": "no"
        }
      })
  )
}
