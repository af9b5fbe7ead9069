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

/** What loads the words of some pages in a language, where one of those pages has been opened. */
const further: Array<(chosen: Language) => Promise<unknown>> = []

/** Words that only some pages say: loaded with them, not with the first screen, and once more for another language. */
export const furtherWords = async <W>(load: Readonly<Record<Language, () => Promise<W>>>): Promise<() => W> => {
  const held = new Map<Language, W>()
  const fetched = async (chosen: Language): Promise<W> => {
    const words = held.get(chosen) ?? (await load[chosen]())
    held.set(chosen, words)
    return words
  }
  further.push(fetched)
  const first = await fetched(language())
  return () => held.get(language()) ?? first
}

/** Changes the language; Chinese is fetched when it is first asked for. */
export const setLanguage = async (chosen: Language): Promise<void> => {
  const words = chosen === "zh" ? (await import("./zh.ts")).zh : en
  await Promise.all(further.map((fetched) => fetched(chosen)))
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
