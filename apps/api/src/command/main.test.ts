import { type ChildProcess, spawn } from "node:child_process"
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { createServer } from "node:net"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { makeTestDirectory } from "../postgres/testing.ts"

const main = fileURLToPath(new URL("../../dist/main.js", import.meta.url))

let directory = ""
const children: Array<ChildProcess> = []

beforeAll(() => {
  if (!existsSync(main)) throw new Error(`${main} is not there: build the package before its tests`)
  directory = makeTestDirectory()
})
afterAll(() => {
  for (const child of children) child.kill("SIGKILL")
  rmSync(directory, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 })
})

/** The environment of a user who has set nothing but these. */
const environment = (settings: Readonly<Record<string, string>>) => ({
  PATH: process.env.PATH ?? "",
  HOME: directory,
  PROXENY_DATA: join(directory, "data"),
  ...settings
})

const start = (arguments_: ReadonlyArray<string>, settings: Readonly<Record<string, string>> = {}) => {
  const child = spawn(process.execPath, [main, ...arguments_], {
    env: environment(settings),
    stdio: ["ignore", "pipe", "pipe"]
  })
  children.push(child)
  let out = ""
  let err = ""
  const waiting: Array<() => void> = []
  child.stdout.on("data", (data) => {
    out += data
  })
  child.stderr.on("data", (data) => {
    err += data
    for (const check of waiting) check()
  })
  const ended = new Promise<{ code: number | null; out: string; err: string }>((resolve) =>
    child.on("close", (code) => resolve({ code, out, err }))
  )
  return {
    child,
    ended,
    says: (pattern: RegExp): Promise<RegExpExecArray> =>
      new Promise((resolve, reject) => {
        const check = (): void => {
          const found = pattern.exec(err)
          if (found !== null) resolve(found)
        }
        waiting.push(check)
        check()
        void ended.then(({ code }) => reject(new Error(`ended with ${code} before it said ${pattern}: ${err}`)))
      })
  }
}

const run = (arguments_: ReadonlyArray<string>, settings?: Readonly<Record<string, string>>) =>
  start(arguments_, settings).ended

/** A list large enough that its import can be killed in the middle. */
const largeList = (cities: number, links: number): string => {
  const folder = mkdtempSync(join(directory, "list-"))
  writeFileSync(
    join(folder, "cities.csv"),
    `id,name,country,country_iso2,lat,lon,population\n${Array.from(
      { length: cities },
      (_, i) => `Q${900_000_000 + i},Town ${i},France,FR,${40 + (i % 1000) / 100},${(i % 800) / 100},${1000 + i}\n`
    ).join("")}`
  )
  writeFileSync(
    join(folder, "links.csv"),
    `source,target\n${Array.from({ length: links }, (_, i) => `Q${900_000_000 + (i % cities)},Q${900_000_000 + ((i * 7 + 1 + Math.floor(i / cities)) % cities)}\n`).join("")}`
  )
  return folder
}

/** Processes that still use the data directory, from /proc where there is one. */
const left = (): ReadonlyArray<string> =>
  existsSync("/proc/self/cmdline")
    ? readdirSync("/proc").flatMap((pid) => {
        if (!/^\d+$/.test(pid) || Number(pid) === process.pid) return []
        try {
          const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ")
          return command.includes(`${directory}/data`) ? [command] : []
        } catch {
          return []
        }
      })
    : []

const eventually = async (check: () => boolean): Promise<boolean> => {
  for (let tries = 0; tries < 100; tries++) {
    if (check()) return true
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return check()
}

describe("proxeny serve", () => {
  it("answers, refuses a second one on its data, lets an import join, and leaves nothing when told to stop", async () => {
    const server = start(["serve"], { PORT: "0" })
    const [, url = ""] = await server.says(/Proxeny is ready: (http:\S+)/)
    expect((await fetch(`${url}/readyz`)).status).toBe(200)
    const search = async (q: string): Promise<string | undefined> => {
      const response = await fetch(`${url}/api/v1/cities?q=${encodeURIComponent(q)}`)
      return ((await response.json()) as { items: ReadonlyArray<{ name: string }> }).items[0]?.name
    }
    expect(await search("武汉")).toBe("Wuhan")

    const second = await run(["serve"], { PORT: "0" })
    expect(second.code).toBe(1)
    expect(second.err).toMatch(
      /data directory \S+ is in use by proxeny serve \(process \d+, since .*\)\. Stop it, or set PROXENY_DATA/
    )

    const folder = largeList(3, 3)
    const joined = await run(["import", folder, "--json"])
    expect([joined.code, JSON.parse(joined.out).files[0].rows]).toEqual([
      0,
      { read: 3, created: 3, merged: 0, unchanged: 0, waiting: 0, rejected: 0 }
    ])
    expect(await search("Town 1")).toBe("Town 1")

    server.child.kill("SIGTERM")
    expect((await server.ended).code).toBe(0)
    expect(await eventually(() => left().length === 0)).toBe(true)
  })

  it("says which port is in use, and by what setting to choose another", async () => {
    const other = createServer()
    const port = await new Promise<number>((resolve) =>
      other.listen(0, "127.0.0.1", () => resolve((other.address() as { port: number }).port))
    )
    const { code, err } = await run(["serve"], { PORT: String(port) })
    other.close()
    expect(code).toBe(1)
    expect(err).toContain(`The port ${port} on 127.0.0.1 is in use by another program`)
  })

  it("names a setting that cannot be", async () => {
    for (const [name, value] of [
      ["PORT", "70000"],
      ["PORT", "http"],
      ["HOST", "no such host!"],
      ["DATABASE_URL", "mysql://u:secret@h/d"],
      ["DATABASE_URL", "host=db password=secret dbname=x"]
    ] as const) {
      const { code, err } = await run(["serve"], { [name]: value })
      expect([code, err.startsWith(`proxeny: ${name} is `), err.includes("secret")]).toEqual([1, true, false])
    }
  })
})

describe("proxeny import", () => {
  it("killed with -9 in the middle leaves nothing of itself and everything before it", async () => {
    expect((await run(["migrate"])).code).toBe(0)
    const folder = largeList(4_000, 8_000)
    const killed = start(["import", folder])
    await killed.says(/ of [\d,]+ rows of links\.csv read/)
    killed.child.kill("SIGKILL")
    await killed.ended
    expect(await eventually(() => left().length === 0)).toBe(true)

    // Every record is new: nothing of the first try is there.
    const again = await run(["import", folder, "--json"])
    expect(again.code).toBe(0)
    const { created, files, rows } = JSON.parse(again.out)
    expect(files.map((file: { rows: { read: number } }) => file.rows.read)).toEqual([4_000, 8_000])
    expect(created.cities).toBe(4_000 - 3)
    expect(rows).toMatchObject({ unchanged: 0, waiting: 0 })
    const facts = await run(["reproduce"])
    expect(facts.code).toBe(0)
    expect(facts.out).toMatch(/ 0 failed$/m)
  })

  it("says what is wrong with a path, and writes rejected rows where it is asked to", async () => {
    const missing = await run(["import", join(directory, "nowhere")])
    expect([missing.code, missing.err.includes("is not there")]).toEqual([1, true])
    const folder = mkdtempSync(join(directory, "list-"))
    writeFileSync(join(folder, "list.csv"), "city,country,partner,since\nBonn,Germany,,1990\n=Bonn,Germany,Oxford\n")
    const target = join(directory, "rejected.csv")
    const report = join(directory, "report.jsonl")
    const preview = await run(["import", join(folder, "list.csv"), "--preview", "--report", report])
    expect([preview.code, preview.out]).toEqual([0, expect.stringContaining("nothing was written")])
    const { code, out } = await run(["import", folder, "--rejected", target, "--report", report])
    expect(code).toBe(0)
    expect(out).toContain("list.csv:2")
    const rows = readFileSync(report, "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line))
    expect(rows.map(({ outcome, row }) => [row, outcome])).toEqual([
      [1, "rejected"],
      [2, "rejected"]
    ])
    const [head, first, second] = readFileSync(target, "utf8").trim().split("\r\n")
    expect(head).toBe("file,row,line,column,text,reason,remedy")
    expect([first, second]).toEqual([
      expect.stringMatching(/^list\.csv,1,2,partner,/),
      expect.stringMatching(/^list\.csv,2,3,,"?'=Bonn/)
    ])
    const refused = await run(["import", folder, "--report", join(directory, "no such folder", "report.jsonl")])
    expect([refused.code, refused.err.includes("cannot be written (ENOENT)")]).toEqual([1, true])
    const unwritable = await run(["export", join(directory, "no such folder", "world.geojson")])
    expect([unwritable.code, unwritable.err.includes("cannot be written (ENOENT)")]).toEqual([1, true])
  })

  it("stopped in the middle says so, and does not end as if it were done", async () => {
    const stopped = start(["import", largeList(5_000, 9_000), "--title", "stopped"])
    await stopped.says(/ of [\d,]+ rows of links\.csv read/)
    stopped.child.kill("SIGINT")
    const { code, err } = await stopped.ended
    expect([code, err.includes("stopped before it was done")]).toEqual([130, true])
  })
})

describe("proxeny imports", () => {
  it("lists what came in, takes one back by its id, and refuses what is none", async () => {
    const settings = { PROXENY_DATA: join(directory, "undone") }
    expect((await run(["imports"], settings)).out).toBe("No list has been imported yet.\n")
    expect((await run(["import", largeList(20, 10), "--title", "To be undone"], settings)).code).toBe(0)
    const listed = await run(["imports"], settings)
    expect(listed.out).toMatch(/"To be undone" \(cities\.csv, links\.csv\): [\d,]+ claims/)
    const [id = ""] = listed.out.split(" ")
    const undone = await run(["imports", "undo", id], settings)
    expect([undone.code, undone.out]).toEqual([
      0,
      expect.stringMatching(/^Undone: "To be undone" .* with 20 cities, 9 twinnings that nobody else speaks of\.\n$/)
    ])
    expect((await run(["imports"], settings)).out).toContain("undone 2")
    const again = await run(["imports", "undo", id], settings)
    expect([again.code, again.err]).toEqual([1, expect.stringContaining("was undone on")])
    const [one] = JSON.parse((await run(["imports", "--json"], settings)).out)
    expect(one).toMatchObject({ id, title: "To be undone", claims: 0 })
  })
})

describe("proxeny analyse", () => {
  it("ends at once when it is told to, in the middle of what takes long", async () => {
    let state = 7
    const next = (): number => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      return Math.floor((state / 2 ** 32) * 100_000)
    }
    const file = join(directory, "out.large")
    writeFileSync(file, `% sym unweighted\n${Array.from({ length: 150_000 }, () => `${next()} ${next()}\n`).join("")}`)
    const stopped = start(["analyse", file])
    await stopped.says(/ of [\d,]+ sources of betweenness/)
    stopped.child.kill("SIGINT")
    const { code, err, out } = await stopped.ended
    expect([code, out, err.includes("stopped before it was done.")]).toEqual([130, "", true])
  })
})
