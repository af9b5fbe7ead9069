import { gzipSync } from "node:zlib"
import { chromium } from "playwright-core"
import type { Figure } from "./figures.ts"

interface Loaded {
  readonly type: string
  /** Bytes that came over the wire, headers included, as compressed as the server sent them. */
  readonly transferred: number
  /** Bytes of the body under gzip, whatever the server did. */
  readonly gzipped: number
}

/** Loads the dashboard once in a browser with an empty cache, until the network is quiet, and weighs what came. */
export const firstLoad = async (origin: string, browser: string): Promise<ReadonlyArray<Figure>> => {
  const chrome = await chromium.launch({ executablePath: browser, args: ["--no-sandbox"] })
  try {
    const page = await chrome.newPage({ viewport: { width: 1440, height: 900 } })
    const loads: Array<Promise<Loaded>> = []
    const failures: Array<string> = []
    page.on("requestfailed", (request) => failures.push(`${request.url()} failed: ${request.failure()?.errorText}`))
    page.on("response", (response) => {
      if (response.status() >= 400) failures.push(`${response.url()} answered ${response.status()}`)
    })
    page.on("requestfinished", (request) => {
      const load = async (): Promise<Loaded> => {
        const response = await request.response()
        const [sizes, body] = await Promise.all([request.sizes(), response?.body()])
        const transferred = sizes.responseHeadersSize + sizes.responseBodySize
        return { type: request.resourceType(), transferred, gzipped: body === undefined ? 0 : gzipSync(body).length }
      }
      loads.push(load())
    })
    const begin = performance.now()
    await page.goto(origin, { waitUntil: "networkidle" })
    const seconds = (performance.now() - begin) / 1000 - 0.5
    const loaded = await Promise.all(loads)
    if (failures.length > 0) throw new Error(failures.join("\n"))

    const sum = (of: ReadonlyArray<Loaded>, key: "transferred" | "gzipped") =>
      of.reduce((total, one) => total + one[key], 0) / 1000
    const types = [...new Set(loaded.map(({ type }) => type))].sort()
    return [
      { what: "First load: all", value: sum(loaded, "transferred"), unit: "kB", how: "transferred, empty cache" },
      ...types.map((type): Figure => {
        const some = loaded.filter((one) => one.type === type)
        const gzip = type === "script" ? `; ${Math.round(sum(some, "gzipped"))} kB under gzip` : ""
        return {
          what: `First load: ${type}`,
          value: sum(some, "transferred"),
          unit: "kB",
          how: `${some.length} ${some.length === 1 ? "file" : "files"}, transferred${gzip}`
        }
      }),
      { what: "First load: until quiet", value: seconds, unit: "s", how: "from the same machine, headless Chromium" }
    ]
  } finally {
    await chrome.close()
  }
}
