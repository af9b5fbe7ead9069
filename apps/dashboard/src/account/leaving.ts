import { backTo } from "./backTo.ts"

const storageKey = "proxeny.back"

/** Keeps where to go on, over the way to the provider of single sign-on and back. */
export const keepBack = (back: string): void => {
  try {
    sessionStorage.setItem(storageKey, back)
  } catch {
    // Without storage it goes on at the overview.
  }
}

/** Where to go on; the overview where nothing was kept. */
export const keptBack = (): string => {
  try {
    return backTo(sessionStorage.getItem(storageKey) ?? undefined)
  } catch {
    return "/"
  }
}

export const forgetBack = (): void => {
  try {
    sessionStorage.removeItem(storageKey)
  } catch {
    // Nothing was kept.
  }
}
