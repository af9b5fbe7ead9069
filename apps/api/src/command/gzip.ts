import { createGzip } from "node:zlib"
import * as NodeStream from "@effect/platform-node/NodeStream"
import type * as Stream from "effect/Stream"

/** Compresses bytes as they come; the same bytes always give the same. */
export const gzipped = <E, R>(bytes: Stream.Stream<Uint8Array, E, R>): Stream.Stream<Uint8Array, E, R> =>
  NodeStream.pipeThroughSimple(bytes, createGzip) as Stream.Stream<Uint8Array, E, R>
