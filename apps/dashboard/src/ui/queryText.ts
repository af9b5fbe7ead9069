import { createEffect, createSignal, on } from "solid-js"
import { createDebounced } from "./debounced.ts"

/** A text that is typed now, and written to the address once it rests. */
export const createQueryText = (written: () => string, write: (text: string) => void) => {
  const [typed, setTyped] = createSignal(written())
  const rested = createDebounced(typed, 200)
  // Back and forward change the address from outside.
  createEffect(on(written, (text) => text !== typed().trim() && setTyped(text), { defer: true }))
  createEffect(on(rested, (text) => text.trim() !== written() && write(text.trim()), { defer: true }))
  return [typed, setTyped] as const
}
