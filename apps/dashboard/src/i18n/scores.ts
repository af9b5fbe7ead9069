import { furtherWords } from "./language.ts"
import type { ScoreWords } from "./scores/en.ts"

/** The words of scores and activities in the language of the interface: `s().maturity.title`. */
export const s = await furtherWords<ScoreWords>({
  en: async () => (await import("./scores/en.ts")).scores,
  zh: async () => (await import("./scores/zh.ts")).scores
})
