import { readdirSync, readFileSync, realpathSync } from "node:fs"
import { join } from "node:path"
import { feature } from "topojson-client"
import type { GeometryCollection, Topology } from "topojson-specification"
import type { Plugin } from "vite"
import solid from "vite-plugin-solid"
import { defineConfig } from "vitest/config"

/** Asks for the two fonts of the first screen at once, not after the style sheet is read. */
const preloadFonts = (): Plugin => ({
  name: "preload-fonts",
  apply: "build",
  transformIndexHtml: {
    order: "post",
    handler: (_html, { bundle }) =>
      Object.keys(bundle ?? {})
        .filter((file) => file.endsWith(".woff2"))
        .map((file) => ({
          tag: "link",
          attrs: { rel: "preload", as: "font", type: "font/woff2", href: `/${file}`, crossorigin: true },
          injectTo: "head-prepend" as const
        }))
  }
})

/** Antarctica has no city; without it the rest is drawn larger, and the first screen pays for every point. */
const isAntarctic = (ring: ReadonlyArray<ReadonlyArray<number>> = []) =>
  ring.every(([, latitude = 0]) => latitude < -60)

/** Steps from point to point of a ring, in parts of a degree; a ring that is too small to be seen is left out. */
const stepsOf = (ring: ReadonlyArray<ReadonlyArray<number>>, partsOfDegree: number): ReadonlyArray<number> => {
  const steps: Array<number> = []
  let [x, y] = [0, 0]
  for (const [longitude = 0, latitude = 0] of ring) {
    const [nextX, nextY] = [Math.round(longitude * partsOfDegree), Math.round(latitude * partsOfDegree)]
    if (steps.length > 0 && nextX === x && nextY === y) continue
    steps.push(nextX - x, nextY - y)
    ;[x, y] = [nextX, nextY]
  }
  return steps.length < 8 ? [] : steps
}

/** `virtual:land/110m/10`: the address of the land at a scale, in tenths of a degree, two fifths of the size of TopoJSON. */
const land = (): Plugin => {
  let building = false
  return {
    name: "land",
    configResolved: ({ command }) => {
      building = command === "build"
    },
    resolveId: (id) => (id.startsWith("virtual:land/") ? `\0${id}` : undefined),
    load(id) {
      const [, scale, parts = "1"] = /^\0virtual:land\/(\w+)\/(\d+)$/.exec(id) ?? []
      if (scale === undefined) return undefined
      const file = join(import.meta.dirname, `node_modules/world-atlas/land-${scale}.json`)
      const topology = JSON.parse(readFileSync(file, "utf8")) as Topology<{ land: GeometryCollection }>
      const polygons = feature(topology, topology.objects.land)
        .features.flatMap(({ geometry }) => (geometry.type === "MultiPolygon" ? geometry.coordinates : []))
        .filter(([outer]) => !isAntarctic(outer))
        .map((rings) => rings.map((ring) => stepsOf(ring, Number(parts))).filter((steps) => steps.length > 0))
        .filter((rings) => rings.length > 0)
      const source = JSON.stringify({ partsOfDegree: Number(parts), polygons })
      if (!building) return `export default ${JSON.stringify(`data:application/json,${source}`)}`
      const asset = this.emitFile({ type: "asset", name: `land-${scale}.json`, source })
      return `export default import.meta.ROLLUP_FILE_URL_${asset}`
    }
  }
}

const layers = "@layer reset, tokens, base, layout, components, utilities, print;"

/** States the order of layers first in the style sheet: where a layer is first named decides its rank. */
const orderLayers = (): Plugin => ({
  name: "order-layers",
  apply: "build",
  enforce: "post",
  generateBundle: {
    order: "post",
    handler(_options, bundle) {
      for (const file of Object.values(bundle))
        if (file.type === "asset" && file.fileName.endsWith(".css")) file.source = `${layers}${String(file.source)}`
    }
  }
})

/** What the built files contain of others, each with its licence; what another brings along stands beside that one. */
const bundled: ReadonlyArray<string | { readonly name: string; readonly besides: string }> = [
  "@fontsource-variable/inter",
  "@fontsource-variable/source-serif-4",
  "world-atlas",
  "d3-geo",
  "solid-js",
  "@solidjs/router",
  "@tanstack/solid-query",
  "hono",
  "sigma",
  "graphology",
  { name: "graphology-utils", besides: "sigma" },
  { name: "events", besides: "sigma" },
  { name: "d3-array", besides: "d3-geo" },
  "effect",
  { name: "uuid", besides: "@proxeny/domain/node_modules/uuid" },
  "qr"
]

const licences = (): Plugin => ({
  name: "licences",
  apply: "build",
  generateBundle() {
    const modules = join(import.meta.dirname, "node_modules")
    const texts = bundled.map((one) => {
      const name = typeof one === "string" ? one : one.name
      const folder =
        typeof one === "string" ? join(modules, name) : join(realpathSync(join(modules, one.besides)), "..", name)
      const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry))
      if (file === undefined) throw new Error(`${name} is bundled but brings no licence: name its terms here`)
      return `${name}\n\n${readFileSync(join(folder, file), "utf8").trim()}\n`
    })
    this.emitFile({ type: "asset", fileName: "licences.txt", source: texts.join(`\n${"-".repeat(80)}\n\n`) })
  }
})

const api = process.env.PROXENY_API ?? "http://127.0.0.1:4747"

export default defineConfig({
  base: "/",
  plugins: [solid(), land(), preloadFonts(), orderLayers(), licences()],
  server: { proxy: { "/api": api } },
  preview: { proxy: { "/api": api } },
  css: { modules: { generateScopedName: "[name]_[local]_[hash:base64:4]" } },
  build: {
    outDir: "dist/app",
    emptyOutDir: true,
    target: "es2023",
    assetsInlineLimit: 0,
    cssCodeSplit: false,
    manifest: true
  },
  test: { environment: "jsdom", include: ["src/**/*.test.{ts,tsx}"] }
})
