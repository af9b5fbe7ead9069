import { writeCursor } from "../http/cursor.ts"
import type { Part } from "./ListedCities.ts"
import type { ListedRegister } from "./ListedRegister.ts"
import type { Answers, Question } from "./messages.ts"
import { ranks } from "./names/NameIndex.ts"
import { compareText } from "./order.ts"

const page = <Item>({ items, last, total }: Part<Item>) => ({
  items,
  total,
  ...(last === undefined ? {} : { next: writeCursor(last) })
})

/** Answers what is asked of the lists. */
export const answer = (
  { cities, twinnings }: Pick<ListedRegister, "cities" | "twinnings">,
  question: Pick<Question, "kind"> & Question
): Answers[Question["kind"]] => {
  switch (question.kind) {
    case "cities":
      return page(cities.alphabetical(question.asked, question.asked.after))
    case "search": {
      const { after, forms } = question.asked
      // The rank of a cursor tells which of the two searches it goes on with.
      const found = cities.search(question.asked, forms, after?.[0] === ranks.alike, after)
      return page(
        after === undefined && found.items.length === 0 ? cities.search(question.asked, forms, true, undefined) : found
      )
    }
    case "twinnings":
      return page(twinnings.list(question.asked, question.asked.after))
    case "countries": {
      const held = twinnings.countries()
      return {
        items: [...cities.countries()]
          .sort(([a], [b]) => compareText(a, b))
          .map(([code, count]) => ({ code, cities: count, twinnings: held(code) }))
      }
    }
  }
}
