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

const layers = "@layer reset, tokens, base, layout, components, utilities, print;"

/** States the order of layers in every style sheet: whichever arrives first decides it. */
const orderLayers = (): Plugin => ({
  name: "order-layers",
  apply: "build",
  generateBundle(_options, bundle) {
    for (const file of Object.values(bundle))
      if (file.type === "asset" && file.fileName.endsWith(".css")) file.source = `${layers}${String(file.source)}`
  }
})

const api = process.env.PROXENY_API ?? "http://127.0.0.1:4747"

export default defineConfig({
  base: "/",
  plugins: [solid(), preloadFonts(), orderLayers()],
  server: { proxy: { "/api": api } },
  preview: { proxy: { "/api": api } },
  css: { modules: { generateScopedName: "[name]_[local]_[hash:base64:4]" } },
  build: { outDir: "dist/app", emptyOutDir: true, target: "es2023", assetsInlineLimit: 0, manifest: true },
  test: { environment: "jsdom", include: ["src/**/*.test.{ts,tsx}"] }
})
