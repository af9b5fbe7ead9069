import { createSignal } from "solid-js"
import { type Dictionary, en } from "./en.ts"

export type Language = "en" | "zh"

const storageKey = "proxeny.language"
const tags: Record<Language, string> = { en: "en-GB", zh: "zh-CN" }

const [state, setState] = createSignal<{ readonly language: Language; readonly words: Dictionary }>({
  language: "en",
  words: en
})

/** The language of the interface. */
export const language = (): Language => state().language

/** Its BCP 47 tag, for `Intl`. */
export const languageTag = (): string => tags[state().language]

/** The words of the interface in its language: `t().cities.title`. */
export const t = (): Dictionary => state().words

const store = (chosen: Language) => {
  try {
    localStorage.setItem(storageKey, chosen)
  } catch {
    // A browser that stores nothing still changes language until it is closed.
  }
}

/** Changes the language; Chinese is fetched when it is first asked for. */
export const setLanguage = async (chosen: Language): Promise<void> => {
  const words = chosen === "zh" ? (await import("./zh.ts")).zh : en
  document.documentElement.lang = tags[chosen]
  setState({ language: chosen, words })
  store(chosen)
}

/** The language of the last visit. */
export const storedLanguage = (): Language => {
  try {
    return localStorage.getItem(storageKey) === "zh" ? "zh" : "en"
  } catch {
    return "en"
  }
}
