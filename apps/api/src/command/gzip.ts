import { createGzip } from "node:zlib"
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"

/** Compresses bytes as they come; the same bytes always give the same. */
export const gzipped = <E, R>(bytes: Stream.Stream<Uint8Array, E, R>): Stream.Stream<Uint8Array, E, R> =>
  Stream.suspend(() => {
    const gzip = createGzip()
    let packed: Array<Uint8Array> = []
    gzip.on("data", (part: Uint8Array) => packed.push(part))
    const take = (): ReadonlyArray<Uint8Array> => {
      const taken = packed
      packed = []
      return taken
    }
    const add = (part: Uint8Array) =>
      Effect.callback<ReadonlyArray<Uint8Array>>((resume) => {
        gzip.write(part, () => resume(Effect.sync(take)))
      })
    const end = Effect.callback<ReadonlyArray<Uint8Array>>((resume) => {
      gzip.on("end", () => resume(Effect.sync(take)))
      gzip.end()
    })
    return Stream.flattenIterable(Stream.concat(Stream.mapEffect(bytes, add), Stream.fromEffect(end)))
  })
