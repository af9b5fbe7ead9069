import fc from "fast-check"
import { expect, test } from "vitest"
import { stageKinds } from "./stageKinds.ts"
import { checkStatements, nothingStated, statedBy, statementsBody } from "./statementsDraft.ts"

const stage = fc.record(
  { kind: fc.constantFrom(...stageKinds), on: fc.constantFrom("1986", "1986-09") },
  { requiredKeys: ["kind"] }
)
const topics = fc.oneof(
  fc.constant<ReadonlyArray<string | false>>([]),
  fc.constant<ReadonlyArray<string | false>>([false]),
  fc.array(fc.constantFrom("culture", "water", "a topic in its own words"), { minLength: 1 }) as fc.Arbitrary<
    ReadonlyArray<string | false>
  >
)
const claims = fc
  .record({ exists: fc.constantFrom([], [true], [false]), stages: fc.array(stage), topics })
  .map((said) => [
    ...said.exists.map((value) => ({ attribute: "exists", value })),
    ...said.stages.map((value) => ({ attribute: "stage", value })),
    ...said.topics.map((value) => ({ attribute: "topic", value }))
  ])

test("what a source says, opened and saved as it is, is what it said", () => {
  fc.assert(
    fc.property(claims, (said) => {
      const body = statementsBody({ ...nothingStated, ...statedBy(said as never) })
      const again = [
        ...(body.exists === null ? [] : [{ attribute: "exists", value: body.exists }]),
        ...(body.stages ?? []).map((value) => ({ attribute: "stage", value })),
        ...(body.topics === false ? [false] : (body.topics ?? [])).map((value) => ({ attribute: "topic", value }))
      ]
      expect(again).toEqual(said)
    })
  )
})

test("a step without its kind, topics without one, and no source are asked for", () => {
  const words = { needed: "needed", chooseSome: "some" }
  const paths = (draft: object) => checkStatements({ ...nothingStated, ...draft }, words).map(({ path }) => path)
  expect(paths({})).toEqual(["said.source", "said.locator"])
  expect(
    paths({
      stages: [
        { kind: "signed", on: "" },
        { kind: "", on: "1986" }
      ],
      topicsKnown: "some"
    })
  ).toEqual(["stages.1.kind", "topics", "said.source", "said.locator"])
})
