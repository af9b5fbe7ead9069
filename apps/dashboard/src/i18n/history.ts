import type { HistoryWords } from "./history/en.ts"
import { furtherWords } from "./language.ts"

/** The words of the history in the language of the interface: `h().title`. */
export const h = await furtherWords<HistoryWords>({
  en: async () => (await import("./history/en.ts")).history,
  zh: async () => (await import("./history/zh.ts")).history
})
