import { Argument, Command, Flag } from "effect/cli"
import * as Effect from "effect/Effect"
import { type Restored, restore } from "../exports/restore.ts"
import { archiveFile } from "./archiveFile.ts"
import { onRegister } from "./onRegister.ts"
import { print } from "./output.ts"
import { showProgress } from "./progress.ts"

/** Kinds of records in the words of a report, by how many there are. */
const plurals: Readonly<Record<keyof Restored, string>> = {
  source: "sources",
  claim: "claims",
  city: "cities",
  network: "networks",
  membership: "memberships",
  twinning: "twinnings",
  agreement: "agreements",
  activity: "activities",
  tension: "tensions",
  strategy: "strategies",
  import: "imports"
}

const report = (file: string, counts: Restored): string => {
  const kinds = Object.entries(plurals) as ReadonlyArray<[keyof Restored, string]>
  const held = kinds.flatMap(([kind, plural]) => {
    const count = counts[kind] ?? 0
    return count === 0 ? [] : [`${count.toLocaleString("en")} ${plural}`]
  })
  return `Restored from ${file}: ${held.length === 0 ? "nothing, since nothing is in it" : held.join(", ")}.`
}

/** `proxeny restore FILE` */
export const restoreCommand = Command.make(
  "restore",
  {
    file: Argument.String("file").pipe(
      Argument.withDescription("An archive that proxeny export wrote, compressed (.gz) or not")
    ),
    json: Flag.Boolean("json").pipe(Flag.withDefault(false), Flag.withDescription("Print the result as JSON"))
  },
  Effect.fn(function* ({ file, json }) {
    const counts = yield* onRegister("restore", restore(archiveFile(file), showProgress))
    print(json ? JSON.stringify({ restored: counts }, null, 2) : report(file, counts))
  })
).pipe(Command.withDescription("Bring an archive into an empty register, all of it or nothing"))
