import { furtherWords } from "./language.ts"
import type { WritingWords } from "./writing/en.ts"

/** The words of the forms in the language of the interface: `w().form.save`. */
export const w = await furtherWords<WritingWords>({
  en: async () => (await import("./writing/en.ts")).writing,
  zh: async () => (await import("./writing/zh.ts")).writing
})
