import { parseSync, Visitor } from "oxc-parser"

/** One import of a file, in whatever form it is written. */
export interface Import {
  readonly specifier: string
  /** The names taken, where they are named one by one; `*` where all are. */
  readonly names: ReadonlyArray<string>
  /** Counted from 1. */
  readonly line: number
}

/** A file that could not be read as TypeScript, or imports what only the running program knows. */
export class Unreadable extends Error {
  override readonly name = "Unreadable"
}

/**
 * Every import of a TypeScript file: `import`, `export … from`, `import()`, `import("…").Type`, `import x = require()`
 * and `require()`, types included.
 *
 * @throws {Unreadable} for a syntax error, or an `import()` of something other than a string
 */
export const importsOf = (path: string, source: string): ReadonlyArray<Import> => {
  const { program, errors } = parseSync(path, source)
  if (errors.length > 0) throw new Unreadable(`${path}: ${errors[0]?.message}`)
  const found: Array<Import> = []
  const lineAt = (offset: number): number => source.slice(0, offset).split("\n").length
  const add = (from: { readonly type: string; readonly start: number }, names: ReadonlyArray<string>): void => {
    const specifier = from.type === "Literal" && "value" in from ? from.value : undefined
    if (typeof specifier !== "string")
      throw new Unreadable(`${path}:${lineAt(from.start)}: an import of something other than a string`)
    found.push({ specifier, names, line: lineAt(from.start) })
  }
  const nameOf = (node: { readonly name: string } | { readonly value: string }): string =>
    "name" in node ? node.name : node.value

  new Visitor({
    ImportDeclaration(node) {
      add(
        node.source,
        node.specifiers.map((one) =>
          one.type === "ImportSpecifier"
            ? nameOf(one.imported)
            : one.type === "ImportDefaultSpecifier"
              ? "default"
              : "*"
        )
      )
    },
    ExportNamedDeclaration(node) {
      if (node.source !== null)
        add(
          node.source,
          node.specifiers.map((one) => nameOf(one.local))
        )
    },
    ExportAllDeclaration(node) {
      add(node.source, ["*"])
    },
    ImportExpression(node) {
      add(node.source, ["*"])
    },
    TSImportType(node) {
      add(node.source, ["*"])
    },
    TSExternalModuleReference(node) {
      add(node.expression, ["*"])
    },
    CallExpression(node) {
      const [first] = node.arguments
      if (node.callee.type === "Identifier" && node.callee.name === "require" && first !== undefined) add(first, ["*"])
    }
  }).visit(program)
  return found
}
