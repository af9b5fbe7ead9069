import { type Accessor, createEffect, createSignal, onCleanup } from "solid-js"

/** Follows a value once it has rested for `ms` milliseconds. */
export const createDebounced = <T>(value: Accessor<T>, ms: number): Accessor<T> => {
  const [rested, setRested] = createSignal(value())
  createEffect(() => {
    const next = value()
    const timer = setTimeout(() => setRested(() => next), ms)
    onCleanup(() => clearTimeout(timer))
  })
  return rested
}
