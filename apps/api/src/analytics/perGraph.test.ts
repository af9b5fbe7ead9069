import { expect, it } from "vitest"
import { perGraph } from "./perGraph.ts"
import type { Snapshot } from "./snapshot.ts"

it("what follows from links and cities alone is made once for each question, until one of the two is another", () => {
  let times = 0
  const ask = perGraph((snapshot: Snapshot, asked: number) => ({ asked, of: snapshot.version, time: ++times }))
  const [world, other] = [{}, {}] as unknown as ReadonlyArray<Snapshot["world"]>
  const cities: Snapshot["cities"] = []
  const at = (version: number, more: Partial<Snapshot> = {}) => ({ version, world, cities, ...more }) as Snapshot
  expect([ask(at(1), 5), ask(at(2), 5), ask(at(2), 6), ask(at(3), 5)].map(({ time }) => time)).toEqual([1, 1, 2, 1])
  expect([ask(at(4, { cities: [] }), 5), ask(at(4, { world: other as Snapshot["world"] }), 5)]).toEqual([
    { asked: 5, of: 4, time: 3 },
    { asked: 5, of: 4, time: 4 }
  ])
  // Of many questions not all answers are kept.
  for (let asked = 100; asked < 200; asked++) ask(at(5), asked)
  const before = times
  ask(at(5), 100)
  expect(times).toBe(before + 1)
})
