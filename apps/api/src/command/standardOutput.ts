import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import { ExportNotWritten } from "./wholeFile.ts"

/**
 * Writes bytes to standard output, no faster than they are taken there.
 *
 * **Details**: fails with the code EPIPE where nobody takes any more.
 */
export const toStandardOutput = <E, R>(
  bytes: Stream.Stream<Uint8Array, E, R>
): Effect.Effect<number, E | ExportNotWritten, R> =>
  Effect.suspend(() => {
    let written = 0
    return Effect.map(
      Stream.runForEach(bytes, (part) =>
        Effect.callback<void, ExportNotWritten>((resume) => {
          written += part.length
          process.stdout.write(part, (error) =>
            resume(
              error === null || error === undefined
                ? Effect.void
                : Effect.fail(
                    new ExportNotWritten({
                      file: "standard output",
                      code: (error as NodeJS.ErrnoException).code ?? String(error)
                    })
                  )
            )
          )
        })
      ),
      () => written
    )
  })
