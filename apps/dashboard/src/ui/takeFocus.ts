import { onMount } from "solid-js"

/**
 * Gives the focus to the first field or button of what has just come in place of something else, without scrolling to it.
 *
 * **When to use**: as the `ref` of what comes: whoever leads by the keyboard goes on there, and it is read out.
 */
export const takeFocus = (element: HTMLElement): void =>
  onMount(() => element.querySelector<HTMLElement>("input, select, textarea, button")?.focus({ preventScroll: true }))
