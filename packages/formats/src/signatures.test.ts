import { assert, describe, it } from "@effect/vitest"
import * as Result from "effect/Result"
import { readWhole } from "../test/tables/tableFiles.ts"
import { readGraph } from "./readGraph.ts"
import { signatureOf, utf16Of } from "./signatures.ts"

/** The first bytes of files as the programs write them that make them. */
const files = [
  ["zip", "PK\x03\x04\x14\0"],
  ["zip", "PK\x05\x06\0\0"],
  ["gzip", "\x1f\x8b\x08\0"],
  ["pdf", "%PDF-1.7\n"],
  ["image", "\x89PNG\r\n"],
  ["image", "\xff\xd8\xff\xe0"],
  ["image", "GIF89a"],
  ["excel-97", "\xd0\xcf\x11\xe0\xa1\xb1"],
  ["rtf", "{\\rtf1\\ansi"]
] as const

const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0))

const wide = (text: string, little: boolean): Uint8Array => {
  const view = new DataView(new ArrayBuffer(text.length * 2))
  for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), little)
  return new Uint8Array(view.buffer)
}

describe("signatureOf", () => {
  it("knows files that are no text, and takes no text for one", () => {
    for (const [kind, start] of files) assert.strictEqual(signatureOf(bytesOf(start))?.kind, kind)
    for (const text of ["", "P", "PK,name", "%PD", "city,partner", "{}", "GIF7"])
      assert.isUndefined(signatureOf(bytesOf(text)), text)
  })

  it.each(files)("a table and a graph are refused alike for being %s", async (kind, start) => {
    const bytes = bytesOf(start)
    const graph = readGraph({ name: "a", bytes })
    const table = await readWhole(bytes)
    if (Result.isSuccess(graph) || Result.isSuccess(table)) assert.fail("read")
    const what = signatureOf(bytes)?.what ?? ""
    assert.include(graph.failure.message, what)
    // A workbook is what a table may be.
    if (kind !== "zip") assert.include(table.failure.message, what)
  })
})

describe("utf16Of", () => {
  it("tells the two by where the noughts stand", () => {
    for (const text of ["city,partner\nLeeds,Lille\n", "北京,东京\n上海,大阪\n"]) {
      assert.strictEqual(utf16Of(wide(text, true)), "utf-16le")
      assert.strictEqual(utf16Of(wide(text, false)), "utf-16be")
      assert.isUndefined(utf16Of(new TextEncoder().encode(text)))
    }
    assert.isUndefined(utf16Of(bytesOf("Leeds\0,Lille")))
    assert.isUndefined(utf16Of(bytesOf("\0a\0bc\0d\0")))
  })
})
