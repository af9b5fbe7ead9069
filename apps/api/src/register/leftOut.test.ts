import { it as effectIt } from "@effect/vitest"
import type { CityId } from "@proxeny/domain"
import * as Arbitrary from "effect/Arbitrary"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { beforeAll, expect } from "vitest"
import { batchOf, sayings } from "../testing/entangled.ts"
import { testRegister } from "../testing/register.ts"
import { differences, emptied, registerRows, rolledBack } from "../testing/registerRows.ts"
import { cityCalled, record, withdraw } from "../testing/reports.ts"
import { project } from "./projection.ts"

const register = testRegister()
const cityOf = (city: number): CityId => cityCalled(`left out ${city}`)
const quiet = () => Effect.void

beforeAll(() => register.run(emptied))

effectIt.effect.prop(
  "what is brought up to date around some records is what looking at all of them gives, after every write",
  [Arbitrary.array(sayings, { minLength: 1, maxLength: 3 }), Arbitrary.schema(Schema.Int)],
  ([parts, seed]) =>
    Effect.promise(() =>
      register.run(
        rolledBack(
          Effect.gen(function* () {
            const same = Effect.gen(function* () {
              const around = yield* registerRows
              yield* project([], quiet)
              expect(differences(around, yield* registerRows)).toBe("")
            })
            for (const part of parts) {
              yield* record(batchOf(part, cityOf, true))
              yield* same
            }
            const { claims } = batchOf(parts.flat(), cityOf, true)
            yield* withdraw(claims.filter((_, i) => (i + seed) % 3 === 0))
            yield* same
          })
        )
      )
    ),
  { arbitrary: { runs: 40 }, timeout: 120_000 }
)
