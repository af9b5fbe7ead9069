/**
 * Measures imports over HTTP, each into an installation of its own: how long an upload and its job take, and how much memory the
 * server needs at most, so that files of growing length show how both grow.
 *
 *     node src/importsOverHttp.ts FILE…
 *
 * The API must be built. Prints a table in Markdown.
 */
import { readFileSync } from "node:fs"
import { basename } from "node:path"
import { setTimeout as wait } from "node:timers/promises"
import { ask, bearer, type Installation, install, newKey } from "@proxeny/tooling-prove/installation"
import { machine } from "./machine.ts"

const files = process.argv.slice(2)
if (files.length === 0) {
  console.error("usage: node src/importsOverHttp.ts FILE…")
  process.exit(2)
}

/** The most memory that a process has had, and what it has, in MB. */
const memoryOf = (pid: number | undefined): { readonly most: number; readonly now: number } => {
  const status = readFileSync(`/proc/${pid}/status`, "utf8")
  const of = (name: string) => Math.round(Number(new RegExp(`^${name}:\\s*(\\d+) kB`, "m").exec(status)?.[1]) / 1000)
  return { most: of("VmHWM"), now: of("VmRSS") }
}

const bring = async ({ admin, origins, served }: Installation, file: string): Promise<string> => {
  const [origin = ""] = origins
  const headers = () => ({ ...bearer(admin.key), ...newKey() })
  const bytes = readFileSync(file)
  const before = memoryOf(served[0]?.process.pid).now
  const begin = performance.now()
  const upload = await ask(origin, "POST", `/api/v1/import-uploads?fileName=${encodeURIComponent(basename(file))}`, {
    headers: { ...headers(), "content-type": "application/octet-stream" },
    raw: bytes
  })
  if (upload.status !== 201) throw new Error(upload.text)
  const uploaded = performance.now()
  const started = await ask(origin, "POST", "/api/v1/imports", {
    headers: headers(),
    body: { uploads: [{ upload: upload.body.id }], title: basename(file) }
  })
  if (started.body?.id === undefined) throw new Error(started.text)
  for (;;) {
    await wait(200)
    const { body } = await ask(origin, "GET", `/api/v1/import-jobs/${started.body.id}`, { headers: bearer(admin.key) })
    if (body.state === "done") break
    if (body.state === "failed" || body.state === "cancelled") throw new Error(JSON.stringify(body))
  }
  const done = performance.now()
  const lines = bytes.reduce((count, byte) => count + (byte === 10 ? 1 : 0), 0) - 1
  const seconds = (from: number, to: number) => ((to - from) / 1000).toFixed(1)
  const { most } = memoryOf(served[0]?.process.pid)
  return `| ${[basename(file), lines.toLocaleString("en-GB"), (bytes.length / 1e6).toFixed(1), seconds(begin, uploaded), seconds(uploaded, done), before, most].join(" | ")} |`
}

const on = machine()
console.log(`${on.processor}, ${on.cores} cores; ${on.system}; Node.js ${on.node}.\n`)
console.log("| file | rows | MB | upload, s | job, s | memory before, MB | most, MB |")
console.log("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
for (const file of files) {
  const installation = await install()
  try {
    console.log(await bring(installation, file))
  } finally {
    await installation.end()
  }
}
