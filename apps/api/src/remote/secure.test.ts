import { execFileSync } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { createServer } from "node:https"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as tls from "node:tls"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import { redirectedTo } from "./remoteUrl.ts"
import { answering, failureOf, settingsWith, wholeList } from "./testing.ts"

/** Makes the certificate; where it is missing there is no test. */
const program = "openssl"

/** A key and a certificate for lists.test, made for this run. */
const certificate = (() => {
  const folder = mkdtempSync(join(tmpdir(), "proxeny-tls-"))
  try {
    const made = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=lists.test"
    const files = ["-addext", "subjectAltName=DNS:lists.test", "-keyout", "key.pem", "-out", "cert.pem"]
    execFileSync(program, [...made.split(" "), ...files], { cwd: folder, stdio: "ignore" })
    return { key: readFileSync(join(folder, "key.pem")), cert: readFileSync(join(folder, "cert.pem"), "utf8") }
  } catch {
    return undefined
  } finally {
    rmSync(folder, { recursive: true })
  }
})()

const secureServer = (location: string) =>
  Effect.acquireRelease(
    Effect.promise(async () => {
      const server = createServer(certificate ?? {}, ({ url }, response) =>
        url === "/down" ? response.writeHead(302, { location }).end() : response.end("id,name\n")
      )
      await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve))
      return { server, port: (server.address() as AddressInfo).port }
    }),
    ({ server }) =>
      Effect.sync(() => {
        server.close()
        server.closeAllConnections()
      })
  )

const options = {
  settings: settingsWith("lists.test", "other.test", "127.0.0.1"),
  resolve: () => Promise.resolve([{ address: "127.0.0.1", family: 4 }]),
  retry: { tries: 3, first: 1 }
}

describe("https", () => {
  it.live.skipIf(certificate === undefined)(
    "asks the checked address by the name of the host, and goes neither by another name nor down to http",
    () =>
      Effect.gen(function* () {
        const plain = yield* answering((_, response) => response.end("changed on the way"))
        const { port } = yield* secureServer(plain.url)
        const unknown = yield* failureOf(wholeList(`https://lists.test:${port}/list.csv`, options))
        assert.match(unknown.message, /self-signed certificate.*; check the address, and the certificate/)
        const known = tls.getCACertificates("default")
        yield* Effect.acquireRelease(
          Effect.sync(() => tls.setDefaultCACertificates([...known, certificate?.cert ?? ""])),
          () => Effect.sync(() => tls.setDefaultCACertificates(known))
        )
        const list = yield* wholeList(`https://lists.test:${port}/list.csv`, options)
        assert.strictEqual(list.kept, "id,name\n")
        const other = yield* failureOf(wholeList(`https://other.test:${port}/list.csv`, options))
        assert.include(other.message, "does not match certificate's altnames")
        const down = yield* failureOf(wholeList(`https://lists.test:${port}/down`, options))
        assert.strictEqual(down._tag, "UrlRefused")
        assert.include(down.message, "from https to http")
        assert.lengthOf(plain.asked, 0)
      })
  )
})

describe("redirectedTo", () => {
  it("goes up to https and along, and not down", () => {
    const goes = (from: string, to: string) => Result.map(redirectedTo(new URL(from), to), ({ href }) => href)
    assert.deepStrictEqual(goes("http://a.test/x", "https://a.test/y#z"), Result.succeed("https://a.test/y"))
    assert.deepStrictEqual(goes("https://a.test/x/", "../y?z"), Result.succeed("https://a.test/y?z"))
    assert.deepStrictEqual(goes("http://a.test/", "//b.test/"), Result.succeed("http://b.test/"))
    for (const to of ["http://a.test/x", "http:", "javascript:alert(1)", "data:,x", "https://", "https://u@a.test/"])
      assert.isTrue(Result.isFailure(redirectedTo(new URL("https://a.test/x"), to)), to)
  })
})
