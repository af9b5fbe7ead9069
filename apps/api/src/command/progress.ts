import * as Effect from "effect/Effect"
import type { Progress } from "../register/Batch.ts"
import { visible } from "./visible.ts"

/** Whether the line on the terminal is one that will be written over. */
let open = false
let last = 0

/** Says a sentence to the person who waits; results go to standard output, everything else here. */
export const say = (line: string): void => {
  process.stderr.write(`${open ? "\n" : ""}${visible(line)}\n`)
  open = false
}

/** Shows how far a long step has come: one line that is rewritten in a terminal, one line a second elsewhere. */
export const showProgress: Progress = (done, total, what) =>
  Effect.sync(() => {
    const finished = done >= total
    // How much there is, is not always known before the end.
    const of = Number.isFinite(total) ? ` of ${total.toLocaleString("en")}` : ""
    const line = `  ${done.toLocaleString("en")}${of} ${what}`
    if (process.stderr.isTTY === true) {
      process.stderr.write(`\r\u001b[2K${line}${finished ? "\n" : ""}`)
      open = !finished
    } else if (finished || performance.now() - last > 1_000) {
      say(line)
      last = performance.now()
    }
  })
