import { CountryCode } from "@proxeny/domain"
import { Argument, Command, Flag } from "effect/cli"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import { givenForms } from "../duplicates/cityGiven.ts"
import { Duplicates } from "../duplicates/Duplicates.ts"
import type { Decision } from "../duplicates/merge.ts"
import { duplicatesReport, mergedReport, mergesReport, partedReport } from "./duplicatesReport.ts"
import { onRegister } from "./onRegister.ts"
import { print } from "./output.ts"
import { showProgress } from "./progress.ts"

const json = Flag.Boolean("json").pipe(Flag.withDefault(false), Flag.withDescription("Print the result as JSON"))

const why = Flag.String("why").pipe(
  Flag.withSchema(Schema.NonEmptyString),
  Flag.optional,
  Flag.withDescription("The reason, to be read by whoever asks later")
)

const fromNone = Schema.Int.check(
  Schema.isGreaterThanOrEqualTo(0, { message: "a whole number of 0 or more is wanted" })
)

const city = (name: string, what: string) =>
  Argument.String(name).pipe(Argument.withDescription(`${what}: ${givenForms}`))

const decision = (reason: Option.Option<string>): Decision => ({
  by: "command line",
  ...Option.match(reason, { onNone: () => ({}), onSome: (given) => ({ reason: given }) })
})

/** Opens the register with the service that finds and merges cities. */
const onDuplicates = <A, E>(purpose: string, work: Effect.Effect<A, E, Duplicates>) =>
  onRegister(purpose, Effect.provide(work, Duplicates.layer))

const mergeCommand = Command.make(
  "merge",
  { kept: city("kept", "The city that stays"), merged: city("merged", "The city that becomes part of it"), why, json },
  Effect.fn(function* ({ json, kept, merged, why }) {
    const done = yield* onDuplicates(
      "duplicates merge",
      Duplicates.use((duplicates) =>
        Effect.gen(function* () {
          return yield* duplicates.merge(
            yield* duplicates.city(kept),
            yield* duplicates.city(merged),
            decision(why),
            showProgress
          )
        })
      )
    )
    print(json ? JSON.stringify(done, null, 2) : mergedReport(done))
  })
).pipe(Command.withDescription("Make one city of two, with everything that is said of either; it can be undone"))

const apartCommand = Command.make(
  "apart",
  { a: city("a", "One city"), b: city("b", "The other"), why },
  Effect.fn(function* ({ a, b, why }) {
    const [one, other] = yield* onDuplicates(
      "duplicates apart",
      Duplicates.use((duplicates) =>
        Effect.gen(function* () {
          const ids = [yield* duplicates.city(a), yield* duplicates.city(b)] as const
          yield* duplicates.keepApart(...ids, decision(why))
          return yield* duplicates.sideBySide(...ids)
        })
      )
    )
    print(
      `Kept apart: ${one.name} (${one.id}) and ${other.name} (${other.id}) are not shown as possible duplicates again.`
    )
  })
).pipe(Command.withDescription("Say that two cities are two"))

const mergesCommand = Command.make(
  "merges",
  { json },
  Effect.fn(function* ({ json }) {
    const all = yield* onDuplicates(
      "duplicates merges",
      Duplicates.use((duplicates) => duplicates.merges)
    )
    print(json ? JSON.stringify(all, null, 2) : mergesReport(all).join("\n"))
  })
).pipe(Command.withDescription("List the merges on record"))

const undoCommand = Command.make(
  "undo",
  {
    id: Argument.String("id").pipe(
      Argument.withDescription("The id of the merge, as proxeny duplicates merges lists it")
    ),
    json
  },
  Effect.fn(function* ({ id, json }) {
    const undone = yield* onDuplicates(
      "duplicates undo",
      Duplicates.use((duplicates) => duplicates.undoMerge(id, showProgress))
    )
    print(json ? JSON.stringify(undone, null, 2) : partedReport(undone))
  })
).pipe(
  Command.withDescription("Make two cities of one again, as they were; what was said since stays with the kept one")
)

/** `proxeny duplicates`: shows cities that may be on record twice, and takes what a person decides. */
export const duplicatesCommand = Command.make(
  "duplicates",
  {
    country: Flag.String("country").pipe(
      Flag.withSchema(CountryCode),
      Flag.optional,
      Flag.withDescription("Only cities of this country (ISO 3166-1 alpha-2), such as DE")
    ),
    limit: Flag.Int("limit").pipe(
      Flag.withSchema(fromNone),
      Flag.withDefault(20),
      Flag.withDescription("How many pairs to show (default: 20)")
    ),
    skip: Flag.Int("skip").pipe(
      Flag.withSchema(fromNone),
      Flag.withDefault(0),
      Flag.withDescription("How many of the likeliest pairs to pass over (default: 0)")
    ),
    json
  },
  Effect.fn(function* ({ country, json, limit, skip }) {
    const page = yield* onDuplicates(
      "duplicates",
      Duplicates.use((duplicates) =>
        duplicates.list({
          limit,
          offset: skip,
          ...Option.match(country, { onNone: () => ({}), onSome: (code) => ({ country: code }) })
        })
      )
    )
    print(json ? JSON.stringify(page, null, 2) : duplicatesReport(page).join("\n"))
  })
).pipe(
  Command.withDescription("Show cities that may be on record twice, the likeliest first, side by side"),
  Command.withSubcommands([mergeCommand, apartCommand, mergesCommand, undoCommand])
)
