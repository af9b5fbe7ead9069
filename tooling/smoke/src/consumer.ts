import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { root, run, type Tarball } from "./tarballs.ts"

const specifiers = (tarballs: ReadonlyArray<Tarball>): ReadonlyArray<string> =>
  tarballs.flatMap(({ name, subpaths }) => subpaths.map((path) => name + path.slice(1)))

/** The first lines that readers of a package's documentation write, by package: they must run and have types. */
const firstLines: Readonly<Record<string, string>> = {
  "@proxeny/graph": `import { fromPairs } from "@proxeny/graph"
const links: number = fromPairs(2, [0, 1]).links
if (links !== 1) throw new Error("one link expected")`,
  "@proxeny/domain": `import { City, Twinning } from "@proxeny/domain"
const words: ReadonlyArray<object> = [City, Twinning]
if (words.some((word) => word === undefined)) throw new Error("City or Twinning is missing")`,
  "@proxeny/client": `import { createProxenyClient, type ProxenyClient } from "@proxeny/client"
const client: ProxenyClient = createProxenyClient("http://127.0.0.1:1")
if (typeof client.get !== "function") throw new Error("a client reads")`
}

/** One program that imports all there is to import, as a module that stands alone. */
const program = (tarballs: ReadonlyArray<Tarball>): string =>
  [
    ...specifiers(tarballs).map((specifier, i) => `import * as all${i} from "${specifier}"`),
    ...tarballs.map(({ name }) => firstLines[name] ?? ""),
    ...specifiers(tarballs).map(
      (specifier, i) => `if (Object.keys(all${i}).length === 0) throw new Error("${specifier} exports nothing")`
    ),
    ""
  ].join("\n")

/** Runs a program under plain Node that imports everything the packages export. */
export const importUnderNode = (folder: string, tarballs: ReadonlyArray<Tarball>): void => {
  writeFileSync(join(folder, "main.ts"), program(tarballs))
  run(folder, process.execPath, "main.ts")
}

/**
 * Runs every example of an installed package's README as it stands, and compares what it prints with what it promises.
 * `showing` are the functions that some example has to call.
 */
export const runExamples = (folder: string, name: string, showing: ReadonlyArray<string>): void => {
  const readme = readFileSync(join(folder, "node_modules", name, "README.md"), "utf8")
  const examples = [...readme.matchAll(/```js\n([\s\S]*?)```/g)].map(([, code = ""]) => code)
  for (const call of showing)
    if (!examples.some((code) => code.includes(`${call}(`))) throw new Error(`no example of ${name} calls ${call}`)
  for (const [i, code] of examples.entries()) {
    const file = join(folder, `example-${i + 1}.mjs`)
    writeFileSync(file, code)
    const promised = [...code.matchAll(/^console\.log\(.*\) \/\/ (.*)$/gm)].map(([, text = ""]) => text).join("\n")
    const printed = run(folder, process.execPath, file).trimEnd()
    if (printed !== promised) throw new Error(`example ${i + 1} prints\n${printed}\nand promises\n${promised}`)
  }
}

/** Checks the same program's types strictly, the packages' own declarations and those they rest on included. */
export const checkTypes = (folder: string, tarballs: ReadonlyArray<Tarball>): void => {
  writeFileSync(join(folder, "main.ts"), program(tarballs))
  const compilerOptions = {
    target: "es2024",
    lib: ["es2024", "dom", "dom.iterable"],
    module: "nodenext",
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: false,
    noEmit: true,
    types: ["node"],
    typeRoots: [join(root, "tooling/smoke/node_modules/@types")]
  }
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["main.ts"] }))
  run(folder, join(root, "tooling/smoke/node_modules/.bin/tsc"), "-p", "tsconfig.json")
}
