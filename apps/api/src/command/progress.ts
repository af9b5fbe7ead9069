import * as Effect from "effect/Effect"
import type { Progress } from "../register/Batch.ts"

/** Says a sentence to the person who waits; results go to standard output, everything else here. */
export const say = (line: string): void => void process.stderr.write(`${line}\n`)

/**
 * Shows how far a long step has come: one line that is rewritten in a terminal, one line a second elsewhere.
 *
 * **Details**: call `end` before anything else is printed.
 */
export const makeProgress = (): { readonly show: Progress; readonly end: () => void } => {
  const terminal = process.stderr.isTTY === true
  let open = false
  let last = 0
  return {
    show: (done, total, what) =>
      Effect.sync(() => {
        const now = performance.now()
        const finished = done >= total
        const line = `  ${done.toLocaleString("en")} of ${total.toLocaleString("en")} ${what}`
        if (terminal) {
          process.stderr.write(`\r\u001b[2K${line}${finished ? "\n" : ""}`)
          open = !finished
        } else if (finished || now - last > 1_000) {
          say(line)
          last = now
        }
      }),
    end: () => {
      if (open) process.stderr.write("\n")
      open = false
    }
  }
}
