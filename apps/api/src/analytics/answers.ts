import type { Known } from "./drawn.ts"
import type { Question } from "./messages.ts"

/** How many answers are remembered at once, and how many characters of them. */
const [mostAnswers, mostCharacters] = [1000, 64 * 2 ** 20]

/** What does not say how far the figures are. */
const plain: ReadonlySet<Question["kind"]> = new Set(["cityNetworks", "network", "shape", "map", "mapCities"])

/** Answers to questions, written once for a register and its figures, however often they are asked for. */
export interface AnswersHeld {
  /** The answer as it is now, where it was written before. */
  readonly recall: (now: Known, question: Question) => string | undefined
  /** Writes an answer, and remembers it. */
  readonly remember: (now: Known, question: Question, given: object) => string
}

const keyOf = ({ asked, kind }: Question): string => JSON.stringify([kind, asked])

/** The rest of an answer behind how far the figures are, which changes while the rest does not. */
const behind = (state: Known["state"], rest: string): string => {
  const first = JSON.stringify(state)
  return rest === "{}" ? first : `${first.slice(0, -1)},${rest.slice(1)}`
}

/** Remembers answers for as long as the register and its figures are the same. */
export const makeAnswersHeld = (): AnswersHeld => {
  const held = new Map<string, string>()
  let of: Pick<Known, "snapshot" | "analysed"> | undefined
  let characters = 0

  const isOf = (now: Known): boolean => of?.snapshot === now.snapshot && of.analysed === now.analysed
  const forget = (): void => {
    held.clear()
    characters = 0
  }
  return {
    recall: (now, question) => {
      if (!isOf(now)) {
        forget()
        of = now
      }
      const rest = held.get(keyOf(question))
      return rest === undefined || plain.has(question.kind) ? rest : behind(now.state, rest)
    },
    remember: (now, question, given) => {
      const { analysed: _, failed: __, version: ___, working: ____, ...others } = given as Partial<Known["state"]>
      const rest = JSON.stringify(plain.has(question.kind) ? given : others)
      // What was asked before something changed is answered, and not remembered.
      if (isOf(now)) {
        if (held.size >= mostAnswers || characters + rest.length > mostCharacters) forget()
        held.set(keyOf(question), rest)
        characters += rest.length
      }
      return plain.has(question.kind) ? rest : behind(now.state, rest)
    }
  }
}
