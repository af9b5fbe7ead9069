import { createSignal } from "solid-js"

export type Theme = "system" | "light" | "dark"

const storageKey = "proxeny.theme"
const order: ReadonlyArray<Theme> = ["system", "light", "dark"]

const stored = (): Theme => {
  const named = document.documentElement.dataset.theme
  return named === "light" || named === "dark" ? named : "system"
}

const [theme, setTheme] = createSignal<Theme>(stored())

export { theme }

/** Goes on to the next theme: the system's, light, dark. */
export const nextTheme = (): void => {
  const next = order[(order.indexOf(theme()) + 1) % order.length] ?? "system"
  setTheme(next)
  if (next === "system") delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = next
  try {
    if (next === "system") localStorage.removeItem(storageKey)
    else localStorage.setItem(storageKey, next)
  } catch {
    // A browser that stores nothing keeps the theme until it is closed.
  }
}

// Paper is white: what is drawn from the colours of the page is drawn again in the light ones.
globalThis.addEventListener("beforeprint", () => {
  document.documentElement.dataset.theme = "light"
})
globalThis.addEventListener("afterprint", () => {
  if (theme() === "system") delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme()
})
