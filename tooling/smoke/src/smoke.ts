/**
 * Does what someone does who finds the packages in the registry: installs them, imports them, starts the server.
 *
 *     node src/smoke.ts
 *
 * Needs the packages built. Leaves no file and no process behind.
 */
import { chmodSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as wait } from "node:timers/promises"
import { checkTypes, importUnderNode, runExamples } from "./consumer.ts"
import { runningWith, serve, stop } from "./served.ts"
import { Steps } from "./steps.ts"
import { install, packAll } from "./tarballs.ts"

const steps = new Steps()
const temporary = mkdtempSync(join(tmpdir(), "proxeny-smoke-"))
// PostgreSQL never runs as root: where this does, the data would go elsewhere if others could not enter.
chmodSync(temporary, 0o755)

const getJson = async (url: string): Promise<unknown> => {
  const answer = await fetch(url)
  const body = await answer.text()
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}\n${body.slice(0, 500)}`)
  return JSON.parse(body)
}

/** Packages whose README a newcomer can follow without a server, and what its examples have to show. */
const withExamples: Readonly<Record<string, ReadonlyArray<string>>> = {
  "@proxeny/domain": ["pairOf", "resolve", "maturity", "twinningFactors"]
}

const serverSteps = [
  "the city is found by name",
  "the city is read by its id",
  "the dashboard is served",
  "the server ends when asked",
  "no process is left"
]

/** Starts the installed server, reads from it as a browser would, and ends it. */
const checkServer = async (folder: string): Promise<void> => {
  const data = join(temporary, "data")
  const served = await steps.run("the installed proxeny serve becomes ready", () =>
    serve(folder, [join(folder, "node_modules/.bin/proxeny"), "serve"], data, 180)
  )
  if (served === undefined) return steps.skip("the server did not start", ...serverSteps)
  const [byName, byId, dashboard, ends, left] = serverSteps as [string, string, string, string, string]

  const id = await steps.run(byName, async () => {
    const page = (await getJson(`${served.origin}/api/v1/cities?q=Wuhan`)) as { items: ReadonlyArray<{ id: string }> }
    const [first] = page.items
    if (first === undefined) throw new Error(`no city: ${JSON.stringify(page).slice(0, 500)}`)
    return first.id
  })
  await steps.run(byId, async () => {
    const city = JSON.stringify(await getJson(`${served.origin}/api/v1/cities/${id}`))
    if (id === undefined || !city.includes(id) || !city.includes("Wuhan")) throw new Error(city.slice(0, 500))
  })
  await steps.run(dashboard, async () => {
    const answer = await fetch(`${served.origin}/`)
    const html = await answer.text()
    const script = /<script[^>]+src="([^"]+)"/.exec(html)?.[1]
    if (!answer.ok || script === undefined) throw new Error(`${answer.status}\n${html.slice(0, 500)}`)
    const loaded = await fetch(new URL(script, `${served.origin}/`))
    if (!loaded.ok || !(loaded.headers.get("content-type") ?? "").includes("javascript"))
      throw new Error(`${script} answered ${loaded.status} ${loaded.headers.get("content-type")}`)
  })
  await steps.run(ends, async () => {
    const how = await stop(served, 30)
    if (how !== 0) throw new Error(`it ended with ${how}\n${served.output()}`)
  })
  await steps.run(left, async () => {
    for (let tries = 0; tries < 20 && runningWith(temporary).length > 0; tries++) await wait(100)
    const still = runningWith(temporary)
    if (still.length > 0) throw new Error(still.map(({ pid, command }) => `${pid}: ${command}`).join("\n"))
  })
}

try {
  const all = await steps.run("every package packs", () => packAll(temporary))
  if (all !== undefined) {
    for (const one of all) {
      const folder = join(temporary, "alone", one.name)
      const installed = await steps.run(`${one.name} installs alone`, () => {
        install(folder, all, [one])
        return folder
      })
      if (installed === undefined) {
        steps.skip(
          "it did not install",
          `${one.name} is imported under Node`,
          `${one.name} has its types`,
          ...(one.name in withExamples ? [`the examples of ${one.name} print what they promise`] : [])
        )
        continue
      }
      await steps.run(`${one.name} is imported under Node`, () => importUnderNode(folder, [one]))
      await steps.run(`${one.name} has its types`, () => checkTypes(folder, [one]))
      const showing = withExamples[one.name]
      if (showing !== undefined)
        await steps.run(`the examples of ${one.name} print what they promise`, () =>
          runExamples(folder, one.name, showing)
        )
      rmSync(folder, { recursive: true, force: true })
    }
    const together = join(temporary, "together")
    const installed = await steps.run("all packages install together", () => {
      install(together, all, all)
      return together
    })
    if (installed === undefined)
      steps.skip("they did not install", "all are imported under Node", "all have their types")
    else {
      await steps.run("all are imported under Node", () => importUnderNode(together, all))
      await steps.run("all have their types", () => checkTypes(together, all))
      await checkServer(together)
    }
  }
} finally {
  for (const { pid } of runningWith(temporary)) process.kill(pid, "SIGKILL")
  rmSync(temporary, { recursive: true, force: true })
}
steps.close()
