import { Argument, Command, Flag } from "effect/cli"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import { Imports } from "../imports/Imports.ts"
import { chosenReport, importsReport, undoneReport, waitingReport } from "./importReport.ts"
import { onRegister } from "./onRegister.ts"
import { print } from "./output.ts"
import { showProgress } from "./progress.ts"

const json = Flag.Boolean("json").pipe(Flag.withDefault(false), Flag.withDescription("Print the result as JSON"))

const undoCommand = Command.make(
  "undo",
  {
    id: Argument.String("id").pipe(Argument.withDescription("The id of the import, as proxeny imports lists it")),
    json
  },
  Effect.fn(function* ({ id, json }) {
    const undone = yield* onRegister(
      "imports undo",
      Imports.use((imports) => imports.undo(id, showProgress))
    )
    print(json ? JSON.stringify(undone, null, 2) : undoneReport(undone))
  })
).pipe(Command.withDescription("Take an import back: what it brought, and nothing that a person has since touched"))

const waitingCommand = Command.make(
  "waiting",
  {
    id: Argument.String("id").pipe(
      Argument.optional,
      Argument.withDescription("The id of an import (default: all of them)")
    ),
    json
  },
  Effect.fn(function* ({ id, json }) {
    const places = yield* onRegister(
      "imports waiting",
      Imports.use((imports) => imports.waiting(Option.getOrUndefined(id)))
    )
    print(json ? JSON.stringify(places, null, 2) : waitingReport(places).join("\n"))
  })
).pipe(Command.withDescription("List the printed places that rows wait for, with what they may be"))

/** @public Part of the error type of what this file exports. */
export class NoChoice extends Schema.TaggedError<NoChoice>()("NoChoice", {}) {
  override get message(): string {
    return "Say which place it is with --place and the id of the gazetteer, such as --place 4250542; --own if it is a city that the gazetteer does not have; or --leave-out to give its rows up."
  }
}

const chooseCommand = Command.make(
  "choose",
  {
    name: Argument.String("name").pipe(Argument.withDescription("The place as it is printed")),
    place: Flag.String("place").pipe(
      Flag.optional,
      Flag.withDescription("The place that it is, by its id in the gazetteer (GeoNames)")
    ),
    own: Flag.Boolean("own").pipe(
      Flag.withDefault(false),
      Flag.withDescription("It is a city of its own, which the gazetteer does not have")
    ),
    leaveOut: Flag.Boolean("leave-out").pipe(
      Flag.withDefault(false),
      Flag.withDescription("Give up the rows that wait for it")
    ),
    country: Flag.String("country").pipe(
      Flag.optional,
      Flag.withDescription("Only where this country is printed beside the name")
    ),
    region: Flag.String("region").pipe(
      Flag.optional,
      Flag.withDescription("Only where this region is printed beside the name")
    ),
    json
  },
  Effect.fn(function* ({ country, json, leaveOut, name, own, place, region }) {
    if ([Option.isSome(place), own, leaveOut].filter((given) => given).length !== 1) return yield* new NoChoice()
    const chosen = yield* onRegister(
      "imports choose",
      Imports.use((imports) =>
        imports.choose(
          {
            name,
            ...Option.match(country, { onNone: () => ({}), onSome: (given) => ({ country: given }) }),
            ...Option.match(region, { onNone: () => ({}), onSome: (given) => ({ region: given }) }),
            ...(Option.isSome(place)
              ? { geonames: place.value.replace(/^geonames:/, "") }
              : own
                ? { own: true as const }
                : { leaveOut: true as const })
          },
          showProgress
        )
      )
    )
    print(json ? JSON.stringify(chosen, null, 2) : chosenReport(name, chosen))
  })
).pipe(
  Command.withDescription(
    "Say which place a printed name means: remembered for every list, and the rows that waited are taken"
  )
)

const unmatchedCommand = Command.make(
  "take-unmatched",
  { json },
  Effect.fn(function* ({ json }) {
    const rows = yield* onRegister(
      "imports take-unmatched",
      Imports.use((imports) => imports.takeUnmatched(showProgress))
    )
    print(json ? JSON.stringify(rows, null, 2) : chosenReport("", { rows, leftOut: 0 }))
  })
).pipe(
  Command.withDescription(
    "Make a city of its own of every waiting name that the gazetteer does not have, in the country that is printed"
  )
)

export const importsCommand = Command.make(
  "imports",
  { json },
  Effect.fn(function* ({ json }) {
    const all = yield* onRegister(
      "imports",
      Imports.use((imports) => imports.list)
    )
    print(json ? JSON.stringify(all, null, 2) : importsReport(all).join("\n"))
  })
).pipe(
  Command.withDescription("List the imports on record"),
  Command.withSubcommands([waitingCommand, chooseCommand, unmatchedCommand, undoCommand])
)
