import { readdirSync, readFileSync } from "node:fs"
import { dirname, join, resolve } from "node:path"
import { expect, test } from "vitest"

const root = resolve(import.meta.dirname, "..")
const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter(
  (file) => /\.tsx?$/.test(file) && !file.includes(".test.")
)

/** Names of imported CSS modules in one file: `import styles from "./x.module.css"`. */
const imports = (text: string) =>
  [...text.matchAll(/import (\w+) from "(\.[^"]+\.module\.css)"/g)].map(([, name = "", path = ""]) => ({ name, path }))

test("every class that a part asks for stands in its style sheet", () => {
  const missing = files.flatMap((file) => {
    const text = readFileSync(join(root, file), "utf8")
    return imports(text).flatMap(({ name, path }) => {
      const sheet = readFileSync(resolve(root, dirname(file), path), "utf8")
      const asked = new Set([...text.matchAll(new RegExp(`\\b${name}\\.(\\w+)`, "g"))].map(([, local = ""]) => local))
      return [...asked].filter((local) => !new RegExp(`\\.${local}\\b`).test(sheet)).map((local) => `${file}: ${local}`)
    })
  })
  expect(missing).toEqual([])
})

test("the parts of the interface know no domain", () => {
  const knowing = files.filter((file) => {
    if (!file.startsWith("ui/") && !file.startsWith("map/")) return false
    return /from "@proxeny\/|from "\.\.\/(city|overview|partnerships|networks|sources|evidence|i18n|shell|api)/.test(
      readFileSync(join(root, file), "utf8")
    )
  })
  expect(knowing).toEqual([])
})
