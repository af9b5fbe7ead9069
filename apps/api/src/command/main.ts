import * as NodeRuntime from "@effect/platform-node/NodeRuntime"
import * as NodeServices from "@effect/platform-node/NodeServices"
import * as Cause from "effect/Cause"
import { Argument, CliError, Command, Flag } from "effect/cli"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import { reproduceReport } from "../reference/reproduce.ts"
import { present } from "../sql/rows.ts"
import { version } from "../version.ts"
import { analyse } from "./analyse.ts"
import { duplicatesCommand } from "./duplicates.ts"
import { exportCommand } from "./export.ts"
import { importCommand } from "./import.ts"
import { importsCommand } from "./imports.ts"
import { onRegister } from "./onRegister.ts"
import { allowReadersToLeave, print } from "./output.ts"
import { say } from "./progress.ts"
import { restoreCommand } from "./restore.ts"
import { serve } from "./serve.ts"
import { userCommand } from "./user.ts"

const serveCommand = Command.make("serve", {}, () => serve).pipe(
  Command.withDescription("Serve the API and the dashboard (PORT, HOST, DATABASE_URL, PROXENY_DATA)")
)

const migrateCommand = Command.make("migrate", {}, () =>
  onRegister(
    "migrate",
    Effect.sync(() => say("The database is up to date."))
  )
).pipe(Command.withDescription("Set the database up or bring it up to date, with the reference facts, and stop"))

const json = Flag.Boolean("json").pipe(Flag.withDefault(false), Flag.withDescription("Print the result as JSON"))

const reproduceCommand = Command.make(
  "reproduce",
  { json },
  Effect.fn(function* ({ json }) {
    const { failed, lines, facts } = yield* onRegister("reproduce", reproduceReport)
    print(json ? JSON.stringify(facts, null, 2) : lines.join("\n"))
    if (failed > 0) process.exitCode = 1
  })
).pipe(Command.withDescription("Check every fact of the source documents against the claims in the register"))

const fromOne = Schema.Int.check(Schema.isGreaterThanOrEqualTo(1, { message: "a whole number of 1 or more is wanted" }))

const analyseCommand = Command.make(
  "analyse",
  {
    file: Argument.String("file").pipe(
      Argument.withDescription("An edge list (KONECT, TSV), a CSV with named columns, GEXF or GraphML")
    ),
    json,
    from: Flag.String("from").pipe(
      Flag.optional,
      Flag.withDescription("The column of one end of a link, or several with commas, such as city1,country1")
    ),
    to: Flag.String("to").pipe(Flag.optional, Flag.withDescription("The column or columns of the other end")),
    nodes: Flag.String("nodes").pipe(
      Flag.optional,
      Flag.withDescription("A CSV of the nodes: id, name, country_iso2 or country, lat, lon")
    ),
    perNode: Flag.String("per-node").pipe(
      Flag.optional,
      Flag.withDescription("Write the figures of each node to this CSV file")
    ),
    header: Flag.Literals("header", ["yes", "no"]).pipe(
      Flag.optional,
      Flag.withDescription("Whether the first line names the columns, where that cannot be told")
    ),
    seeds: Flag.Int("seeds").pipe(
      Flag.withSchema(fromOne),
      Flag.optional,
      Flag.withDescription("How many divisions into communities to try; the best counts (default: 20)")
    ),
    exactUpTo: Flag.Int("exact-up-to").pipe(
      Flag.withSchema(fromOne),
      Flag.optional,
      Flag.withDescription("Estimate betweenness in a graph of more nodes, with a bound for the error (default: never)")
    )
  },
  ({ exactUpTo, file, from, header, json, nodes, perNode, seeds, to }) =>
    analyse({
      file,
      json,
      ...present({
        from: Option.getOrUndefined(from),
        header: Option.getOrUndefined(Option.map(header, (one) => one === "yes")),
        to: Option.getOrUndefined(to),
        nodes: Option.getOrUndefined(nodes),
        perNode: Option.getOrUndefined(perNode),
        seeds: Option.getOrUndefined(seeds),
        exactUpTo: Option.getOrUndefined(exactUpTo)
      })
    })
).pipe(Command.withDescription("Work out the shape of a network in a file: how it holds together, who is central"))

const proxeny = Command.make("proxeny").pipe(
  Command.withDescription("The open register of city diplomacy"),
  Command.withSubcommands([
    serveCommand,
    migrateCommand,
    importCommand,
    importsCommand,
    duplicatesCommand,
    reproduceCommand,
    exportCommand,
    restoreCommand,
    analyseCommand,
    userCommand
  ])
)

/** One sentence for what went wrong; a mistake of ours with its trace. */
const explain = (cause: Cause.Cause<unknown>): void => {
  const error = Option.getOrUndefined(Cause.findErrorOption(cause))
  if (error === undefined) say(`proxeny: something failed that should not have.\n${Cause.pretty(cause)}`)
  else if (!CliError.isCliError(error)) say(`proxeny: ${error instanceof Error ? error.message : String(error)}`)
}

allowReadersToLeave()

proxeny.pipe(
  Command.run({ version }),
  Effect.provide(NodeServices.layer),
  Effect.tapCause((cause) => (Cause.hasInterruptsOnly(cause) ? Effect.void : Effect.sync(() => explain(cause)))),
  NodeRuntime.runMain({
    disableErrorReporting: true,
    // Being told to stop is how a server ends: not a failure.
    // A command that is stopped has not done what it was asked for: 128 and the number of SIGINT, as shells have it.
    teardown: (exit, onExit) => {
      if (Exit.isSuccess(exit)) return onExit(Number(process.exitCode ?? 0))
      if (!Cause.hasInterruptsOnly(exit.cause)) return onExit(1)
      if (process.argv[2] === "serve") return onExit(0)
      say(
        `proxeny: stopped before it was done${["analyse", "export"].includes(process.argv[2] ?? "") ? "" : "; nothing of it was written to the register"}.`
      )
      onExit(130)
    }
  })
)
