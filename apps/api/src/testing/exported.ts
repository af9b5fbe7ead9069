import type { Register } from "@proxeny/formats"
import { readArchive } from "@proxeny/formats"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Stream from "effect/Stream"
import { type ExportRequest, Exports } from "../exports/Exports.ts"
import { PageSize } from "../exports/snapshot.ts"
import type { testRegister } from "./register.ts"

type TestRegister = ReturnType<typeof testRegister>

const gather = (bytes: Stream.Stream<Uint8Array, unknown>) =>
  Effect.map(Stream.runCollect(bytes), (parts) => Buffer.concat([...parts]))

/** The files of an export by their names, read some rows at a time. */
export const exported = (
  register: TestRegister,
  request: Partial<ExportRequest> & Pick<ExportRequest, "format">,
  pageSize = 2_000
): Promise<ReadonlyMap<string, Buffer>> =>
  register.run(
    Exports.use((exports) =>
      exports.write({ language: "en", ...request }, (name, bytes) =>
        Effect.map(gather(bytes), (all) => [name, all] as const)
      )
    ).pipe(
      Effect.map((files) => new Map(files)),
      Effect.provide(Exports.layer),
      Effect.provideService(PageSize, pageSize)
    )
  )

/** The text of an export that is one file. */
export const exportedText = async (...given: Parameters<typeof exported>): Promise<string> =>
  [...(await exported(...given)).values()].map(String).join("")

/** What an archive holds of a register as it is shown: without what does not exist by what is claimed. */
export const shownIn = (archive: string): Register => {
  const { held, register } = Result.getOrThrow(readArchive(archive.split("\n")))
  const exists = ({ id }: { readonly id: string }): boolean => held.get(id)?.exists !== false
  const twinnings = register.twinnings.filter(exists)
  const there = new Set<string>(twinnings.map(({ id }) => id))
  return {
    ...register,
    memberships: register.memberships.filter(exists),
    twinnings,
    agreements: register.agreements.filter(({ twinning }) => there.has(twinning)),
    activities: register.activities.filter(({ twinning }) => there.has(twinning))
  }
}
