import { describe, expect, it } from "vitest"
import { type Project, violations } from "./boundaries.ts"
import { cycles } from "./cycles.ts"
import { readProject } from "./project.ts"
import { rooms } from "./rooms.ts"

const real = readProject()

/** The real manifests and the real effect, around made-up sources. */
const project = (sources: Readonly<Record<string, string>>): Project => ({
  ...real,
  sources: new Map(Object.entries(sources)),
  others: new Set(["apps/dashboard/src/ui/button.module.css"])
})
const messages = (sources: Readonly<Record<string, string>>): ReadonlyArray<string> =>
  violations(project(sources)).map(({ file, line, message }) => `${file}:${line} ${message}`)

/** One file that imports one thing, amid a file in every place that it may name. */
const places = [
  "packages/graph/src/Csr.ts",
  "packages/graph/test/arbitraries.ts",
  ...(rooms.find((room) => room.folder === "packages/domain")?.order ?? [])
    .flat()
    .map((place) => `packages/domain/src/${place}/there.ts`),
  "packages/domain/src/index.ts",
  "apps/api/src/app.ts",
  "apps/api/src/cities/routes.ts",
  "apps/api/src/cities/Cities.ts",
  "apps/api/src/testing/register.ts",
  "apps/dashboard/src/city/Page.tsx",
  "apps/dashboard/src/ui/Button.tsx",
  "tooling/check/src/rooms.ts"
]
const importing = (file: string, statement: string): ReadonlyArray<string> =>
  messages({ ...Object.fromEntries(places.map((place) => [place, ""])), [file]: `// first line\n${statement}\n` })

describe("forbidden imports", () => {
  it.each([
    // graph imports nothing
    ["packages/graph/src/x.ts", `import { pipe } from "effect"`, "packages/graph may not import effect"],
    ["packages/graph/src/x.ts", `import type { City } from "@proxeny/domain"`, "may not import @proxeny/domain"],
    ["packages/graph/src/x.ts", `import "node:fs"`, "must run outside Node"],
    ["packages/graph/src/x.ts", `import "fs"`, "must run outside Node"],
    ["packages/graph/src/x.ts", `import "../test/arbitraries.ts"`, "a file for development only"],
    // domain: graph, stable effect, uuid
    ["packages/domain/src/city/x.ts", `import "@proxeny/formats"`, "may not import @proxeny/formats"],
    ["packages/domain/src/city/x.ts", `import "@proxeny/client"`, "may not import @proxeny/client"],
    ["packages/domain/src/city/x.ts", `import "@proxeny/reference"`, "may not import @proxeny/reference"],
    ["packages/domain/src/city/x.ts", `import "hono"`, "may not import hono"],
    ["packages/domain/src/city/x.ts", `import "node:crypto"`, "must run outside Node"],
    ["packages/domain/src/city/x.ts", `import "vitest"`, "may not import vitest"],
    [
      "packages/domain/src/city/x.ts",
      `import { Arbitrary } from "effect"`,
      "does not promise to keep Arbitrary stable"
    ],
    ["packages/domain/src/city/x.ts", `import * as Graph from "effect/Graph"`, "keep Graph stable"],
    ["packages/domain/src/city/x.ts", `import { SqlClient } from "effect/sql"`, "keep sql stable"],
    ["packages/domain/src/city/x.ts", `import * as S from "effect/sql/SqlClient"`, "keep sql/SqlClient stable"],
    ["packages/domain/src/city/x.ts", `import "effect/http"`, "keep http stable"],
    ["packages/domain/src/city/x.ts", `import "effect/schema"`, "keep schema stable"],
    ["packages/domain/src/city/x.ts", `import { TestClock } from "effect/testing"`, "keep testing stable"],
    ["packages/domain/src/city/x.ts", `import * as everything from "effect"`, "name what you take from effect"],
    ["packages/domain/src/city/x.ts", `type A = import("effect/Graph").Graph<1, 2>`, "keep Graph stable"],
    // inside domain: foundations never import what stands on them
    ["packages/domain/src/base/x.ts", `import "../city/there.ts"`, "src/base comes before src/city"],
    ["packages/domain/src/city/x.ts", `import "../twinning/there.ts"`, "src/city comes before src/twinning"],
    ["packages/domain/src/evidence/x.ts", `import "../network/there.ts"`, "src/evidence comes before src/network"],
    ["packages/domain/src/twinning/x.ts", `import "../strategy/there.ts"`, "src/twinning comes before src/strategy"],
    ["packages/domain/src/network/x.ts", `import "../world/there.ts"`, "src/network comes before src/world"],
    ["packages/domain/src/twinning/x.ts", `import "../factors/there.ts"`, "src/twinning comes before src/factors"],
    ["packages/domain/src/strategy/x.ts", `import "../portfolio/there.ts"`, "src/strategy comes before src/portfolio"],
    ["packages/domain/src/factors/x.ts", `import "../impact/there.ts"`, "src/factors comes before src/impact"],
    ["packages/domain/src/world/x.ts", `import "../partners/there.ts"`, "src/world comes before src/partners"],
    ["packages/domain/src/impact/x.ts", `import "../testing/there.ts"`, "src/impact comes before src/testing"],
    ["packages/domain/src/city/x.ts", `import type { T } from "../twinning/there.ts"`, "comes before src/twinning"],
    ["packages/domain/src/city/x.ts", `type T = import("../twinning/there.ts").T`, "comes before src/twinning"],
    ["packages/domain/src/city/x.ts", `export * from "../twinning/there.ts"`, "comes before src/twinning"],
    ["packages/domain/src/city/x.ts", `export { t } from "../twinning/there.ts"`, "comes before src/twinning"],
    ["packages/domain/src/city/x.ts", `const t = await import("../twinning/there.ts")`, "comes before src/twinning"],
    ["packages/domain/src/city/x.ts", `import t = require("../twinning/there.ts")`, "comes before src/twinning"],
    ["packages/domain/src/city/x.ts", `const t = require("../twinning/there.ts")`, "comes before src/twinning"],
    ["packages/domain/src/city/x.ts", `import "../index.ts"`, "may not import the package's door"],
    ["packages/domain/src/misc/x.ts", "", "the folder src/misc has no place in the order"],
    // formats and reference: domain and their own
    ["packages/formats/src/x.ts", `import "@proxeny/graph"`, "may not import @proxeny/graph"],
    ["packages/formats/src/x.ts", `import "@proxeny/reference"`, "may not import @proxeny/reference"],
    ["packages/formats/src/x.ts", `import "hono"`, "hono is not in the package.json"],
    ["packages/formats/src/x.ts", `import "node:fs"`, "must run outside Node"],
    ["packages/formats/src/x.ts", `import { Graph } from "effect"`, "keep Graph stable"],
    ["packages/reference/src/x.ts", `import "@proxeny/formats"`, "may not import @proxeny/formats"],
    ["packages/reference/src/x.ts", `import "@proxeny/api"`, "may not import @proxeny/api"],
    ["packages/reference/src/x.ts", `import { Graph } from "effect"`, "keep Graph stable"],
    // client: domain, hono, effect
    ["packages/client/src/x.ts", `import "@proxeny/api"`, "may not import @proxeny/api"],
    ["packages/client/src/x.ts", `import "@proxeny/graph"`, "may not import @proxeny/graph"],
    ["packages/client/src/x.ts", `import "uuid"`, "may not import uuid"],
    ["packages/client/src/x.ts", `import "node:http"`, "must run outside Node"],
    ["packages/client/src/x.ts", `import { Graph } from "effect"`, "keep Graph stable"],
    // api: all packages, no other feature's routes
    ["apps/api/src/twinnings/x.ts", `import "../cities/routes.ts"`, "routes.ts belongs to src/cities alone"],
    ["apps/api/src/x.ts", `import "../../dashboard/src/city/Page.tsx"`, "leaves the package"],
    ["apps/api/src/x.ts", `import "@proxeny/dashboard/src/city/Page.tsx"`, "has no public export ./src/city/Page.tsx"],
    ["apps/api/src/x.ts", `import "vitest"`, "vitest is not in the package.json"],
    ["apps/api/src/cities/x.ts", `import "../testing/register.ts"`, "a file for development only"],
    [
      "apps/api/src/cities/x.ts",
      `import "@proxeny/tooling-contract/promises"`,
      "apps/api may not import @proxeny/tooling-contract"
    ],
    // dashboard: public exports of packages, never the api; its building blocks know nothing of the project
    ["apps/dashboard/src/city/x.tsx", `import type { App } from "@proxeny/api"`, "may not import @proxeny/api"],
    ["apps/dashboard/src/city/x.tsx", `import "../../../api/src/app.ts"`, "leaves the package"],
    ["apps/dashboard/src/city/x.tsx", `import "@proxeny/domain/src/city/there.ts"`, "has no public export"],
    ["apps/dashboard/src/city/x.tsx", `import "node:fs"`, "must run outside Node"],
    ["apps/dashboard/src/ui/x.tsx", `import { City } from "@proxeny/domain"`, "src/ui stands apart"],
    ["apps/dashboard/src/ui/x.tsx", `import type { City } from "@proxeny/domain"`, "src/ui stands apart"],
    ["apps/dashboard/src/ui/x.tsx", `import "../city/Page.tsx"`, "src/ui stands apart"],
    // everywhere
    ["packages/client/src/x.ts", `import "../../domain/src/index.ts"`, "leaves the package"],
    ["packages/client/src/x.ts", `import "../../../tooling/check/src/rooms.ts"`, "leaves the package"],
    ["packages/client/src/x.ts", `import "./missing.ts"`, "is no file of this project"],
    ["packages/client/src/x.ts", "import(name)", "an import of something other than a string"],
    ["packages/client/src/x.ts", "import {", "packages/client/src/x.ts"],
    ["packages/attic/src/x.ts", "", "belongs to no room"]
  ])("%s: %s", (file, statement, message) => {
    const found = importing(file, statement)
    expect(found.join("\n")).toContain(message)
    expect(found.every((one) => one.startsWith(`${file}:`))).toBe(true)
  })
})

describe("allowed imports", () => {
  it.each([
    ["packages/graph/src/x.ts", `import { type Csr } from "./Csr.ts"`],
    ["packages/graph/src/x.test.ts", `import "node:fs"; import "vitest"; import { Arbitrary } from "effect"`],
    ["packages/domain/src/city/x.ts", `import * as Schema from "effect/Schema"; import { v5 } from "uuid"`],
    ["packages/domain/src/city/x.ts", `import { pipe, Schema, Effect, Result } from "effect"`],
    ["packages/domain/src/city/x.ts", `import "../base/there.ts"`],
    ["packages/domain/src/partners/x.ts", `import "../world/there.ts"; import "../city/there.ts"`],
    ["packages/domain/src/twinning/x.ts", `import "../network/there.ts"`],
    ["packages/domain/src/city/x.test.ts", `import "../testing/there.ts"; import { Arbitrary } from "effect"`],
    ["packages/domain/src/testing/x.ts", `import * as Arbitrary from "effect/Arbitrary"; import "../city/there.ts"`],
    ["packages/domain/src/index.ts", `export * from "./city/there.ts"`],
    ["packages/formats/src/x.ts", `import { City } from "@proxeny/domain"; import Papa from "papaparse"`],
    ["packages/formats/src/x.test.ts", `import {} from "@proxeny/domain/testing"`],
    ["packages/client/src/x.ts", `import { hc } from "hono/client"; import {} from "@proxeny/domain"`],
    ["apps/api/src/app.ts", `import "./cities/routes.ts"; import "@proxeny/dashboard"; import "effect/sql"`],
    ["apps/api/src/twinnings/x.ts", `import "../cities/Cities.ts"; import "node:fs"`],
    ["apps/api/src/testing/x.ts", `import "vitest"; import "../cities/Cities.ts"`],
    ["apps/api/src/cities/x.test.ts", `import "../testing/register.ts"`],
    ["apps/dashboard/src/city/x.tsx", `import "../ui/Button.tsx"; import "@proxeny/domain"; import "solid-js"`],
    ["apps/dashboard/src/city/x.tsx", `import type { Topology } from "topojson-specification"`],
    ["apps/dashboard/src/ui/x.tsx", `import "./button.module.css"; import "solid-js"`],
    ["apps/dashboard/e2e/x.ts", `import "node:url"`]
  ])("%s: %s", (file, statement) => {
    expect(importing(file, statement)).toEqual([])
  })
})

describe("cycles", () => {
  it("of files, over types too", () => {
    expect(
      messages({
        "packages/client/src/a.ts": `import type { B } from "./b.ts"`,
        "packages/client/src/b.ts": `export { c } from "./c.ts"`,
        "packages/client/src/c.ts": `type A = import("./a.ts").A`,
        "packages/client/src/d.ts": `import "./a.ts"`
      })
    ).toEqual([
      "packages/client/src/a.ts:1 imports form a cycle: packages/client/src/a.ts, packages/client/src/b.ts, packages/client/src/c.ts"
    ])
  })

  it("of neighbouring folders, even where no two files import each other", () => {
    expect(
      messages({
        "packages/domain/src/city/a.ts": `import "../evidence/b.ts"`,
        "packages/domain/src/evidence/b.ts": "",
        "packages/domain/src/evidence/c.ts": `import "../city/d.ts"`,
        "packages/domain/src/city/d.ts": ""
      })
    ).toEqual([
      "packages/domain/src/city:1 folders import each other: packages/domain/src/city, packages/domain/src/evidence"
    ])
  })

  it.each([
    [{ a: ["b"], b: ["c"], c: [] }, []],
    [{ a: ["a"] }, [["a"]]],
    [
      { a: ["b"], b: ["a", "c"], c: ["d"], d: ["c"] },
      [
        ["c", "d"],
        ["a", "b"]
      ]
    ],
    [{ a: ["b", "c"], b: ["d"], c: ["d"], d: [] }, []],
    [{ a: ["b"], b: ["c"], c: ["d", "b"], d: ["a"] }, [["a", "b", "c", "d"]]]
  ])("of %j", (edges, expected) => {
    expect(cycles(new Map(Object.entries(edges).map(([from, to]) => [from, new Set(to)])))).toEqual(expected)
  })
})

describe("effect", () => {
  it("knows which modules of effect are stable", () => {
    const stable = ["Schema", "Effect", "Result", "Option", "DateTime", "Context", "pipe"]
    const unstable = ["Arbitrary", "Graph", "sql", "sql/SqlClient", "http", "schema", "testing"]
    expect(stable.filter((module) => !real.isStable(module))).toEqual([])
    expect(unstable.filter((module) => real.isStable(module))).toEqual([])
  })
})
