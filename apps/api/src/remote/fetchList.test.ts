import { createServer } from "node:net"
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib"
import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Schema from "effect/Schema"
import * as Stream from "effect/Stream"
import { type FetchOptions, fetchList } from "./fetchList.ts"
import { allowedHost } from "./remoteUrl.ts"
import { type Answering, answering, failureOf, settingsWith, wholeList } from "./testing.ts"

const csv = "id,name\nQ3955,Weimar\n"
const nowhere: FetchOptions["resolve"] = (host) =>
  Promise.reject(Object.assign(new Error(), { code: `the name ${host} was looked up` }))

/** A server, and the options with which it may be asked. */
const at = (answer: Answering, options: Partial<FetchOptions> = {}) =>
  Effect.map(answering(answer), (server) => ({
    ...server,
    options: {
      settings: settingsWith(`127.0.0.1:${server.port}`),
      resolve: nowhere,
      retry: { tries: 1 },
      ...options
    } satisfies FetchOptions
  }))

const textOf = (url: string, options: FetchOptions) => Effect.map(wholeList(url, options), ({ kept }) => kept)

const redirect =
  (location: string): Answering =>
  (_, response) =>
    response.writeHead(302, { location }).end()

describe("fetchList", () => {
  it.live("gives the bytes of a list, and says who asks", () =>
    Effect.gen(function* () {
      const { asked, options, url } = yield* at((_, response) => response.end(csv))
      const settings = { ...options.settings, contact: "maps@example.org" }
      assert.strictEqual(yield* textOf(`${url}/list.csv#part`, { ...options, settings }), csv)
      assert.strictEqual(asked[0]?.path, "/list.csv")
      // A connection that is kept could serve another host of the same name.
      assert.strictEqual(asked[0]?.headers.connection, "close")
      assert.match(
        asked[0]?.headers["user-agent"] ?? "",
        /^Proxeny\/\d+\.\d+\.\d+\S* \(https:\/\/\S+; maps@example\.org\)$/
      )
    })
  )

  it.live("unpacks each encoding that it asks for", () =>
    Effect.gen(function* () {
      const packed: ReadonlyArray<readonly [string, Buffer]> = [
        ["gzip", gzipSync(csv)],
        ["x-gzip", gzipSync(csv)],
        ["deflate", deflateSync(csv)],
        ["deflate", deflateRawSync(csv)],
        ["br", brotliCompressSync(csv)],
        ["identity", Buffer.from(csv)]
      ]
      const { options, url } = yield* at((_, response, nth) => {
        const [encoding, bytes] = packed[nth - 1] ?? ["", Buffer.of()]
        response.writeHead(200, { "content-encoding": encoding }).end(bytes)
      })
      for (const [encoding] of packed) assert.strictEqual(yield* textOf(url, options), csv, encoding)
    })
  )

  it.live("asks at the address that was checked, and looks up once for each hop", () =>
    Effect.gen(function* () {
      const looked: Array<string> = []
      const { asked, options, port } = yield* at((one, response) =>
        one.path === "/a"
          ? response.writeHead(301, { location: `http://second.test:${port}/b` }).end()
          : response.end(csv)
      )
      const settings = settingsWith(`first.test:${port}`, "second.test")
      const resolve = (host: string) => {
        looked.push(host)
        // A second look-up would lead elsewhere.
        return Promise.resolve([{ address: looked.length <= 2 ? "127.0.0.1" : "203.0.113.1", family: 4 }])
      }
      assert.strictEqual(yield* textOf(`http://first.test:${port}/a`, { ...options, settings, resolve }), csv)
      assert.deepStrictEqual(looked, ["first.test", "second.test"])
      assert.deepStrictEqual(
        asked.map(({ headers, path }) => [headers.host, path]),
        [
          [`first.test:${port}`, "/a"],
          [`second.test:${port}`, "/b"]
        ]
      )
    })
  )

  it.live("refuses a host with one address that is not public among others, and asks none of them", () =>
    Effect.gen(function* () {
      const { asked, options, port } = yield* at((_, response) => response.end(csv))
      const resolve = () =>
        Promise.resolve([
          { address: "91.198.174.192", family: 4 },
          { address: "127.0.0.1", family: 4 }
        ])
      const error = yield* failureOf(textOf(`http://lists.test:${port}/`, { ...options, resolve }))
      assert.strictEqual(error._tag, "UrlRefused")
      assert.include(error.message, "lists.test has the address 127.0.0.1, which is this machine itself")
      assert.include(error.message, "PROXENY_ALLOW_HOSTS")
      assert.lengthOf(asked, 0)
    })
  )

  it.live("refuses redirects out of the public internet, to other schemes, and with a password", () =>
    Effect.gen(function* () {
      const { port: inner, asked: reached } = yield* at((_, response) => response.end("secret"))
      for (const location of [
        `http://127.0.0.1:${inner}/`,
        `//localhost:${inner}/`,
        `http://2130706433:${inner}/`,
        `http://0x7f.1:${inner}/`,
        "http://169.254.169.254/latest/meta-data/",
        "http://[::ffff:10.0.0.1]/",
        "http://[::1]/",
        "http://[fd00::1]/",
        "http://0.0.0.0/",
        "file:///etc/passwd",
        "ftp://example.org/list.csv",
        "http://user:sesame@example.org/"
      ]) {
        const { options, url } = yield* at(redirect(location))
        const resolve = () => Promise.resolve([{ address: "127.0.0.1", family: 4 }])
        const error = yield* failureOf(textOf(url, { ...options, resolve }))
        assert.strictEqual(error._tag, "UrlRefused", location)
        assert.notInclude(error.message, "sesame")
      }
      assert.lengthOf(reached, 0)
    })
  )

  it.live("follows five redirects and no sixth", () =>
    Effect.gen(function* () {
      const { asked, options, url } = yield* at(({ path }, response) => {
        const left = Number(path.slice(1))
        if (left === 0) response.end(csv)
        else response.writeHead(307, { location: `/${left - 1}` }).end()
      })
      assert.strictEqual(yield* textOf(`${url}/5`, options), csv)
      asked.length = 0
      assert.strictEqual((yield* failureOf(textOf(`${url}/6`, options)))._tag, "TooManyRedirects")
      assert.lengthOf(asked, 6)
      const loop = yield* at(redirect("/again"))
      assert.strictEqual((yield* failureOf(textOf(loop.url, loop.options)))._tag, "TooManyRedirects")
    })
  )

  it.live("says what an answer is that is not the list", () =>
    Effect.gen(function* () {
      const { options, url } = yield* at((_, response) =>
        response
          .writeHead(404, { "content-encoding": "gzip" })
          .end(gzipSync("<!DOCTYPE html><style>p { color: red }</style><title>Not\n here</title><p>Gone &amp; away"))
      )
      const error = yield* failureOf(textOf(`${url}/list.csv?key=secret`, options))
      assert.strictEqual(error.message, `${url}/list.csv?… answers 404, "Not here Gone &amp; away"; check the address`)
    })
  )

  it.live("takes no part of a list for the list", () =>
    Effect.gen(function* () {
      const broken: ReadonlyArray<readonly [string, Answering]> = [
        ["cut", (_, response) => response.writeHead(200).write(csv, () => response.destroy())],
        [
          "too short",
          (_, response) => response.writeHead(200, { "content-length": 100 }).write(csv, () => response.destroy())
        ],
        [
          "half unpacked",
          (_, response) => response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(csv).subarray(0, 20))
        ],
        ["not packed", (_, response) => response.writeHead(200, { "content-encoding": "gzip" }).end(csv)],
        ["part", (_, response) => response.writeHead(206, { "content-range": "bytes 0-9/20" }).end(csv)]
      ]
      for (const [what, answer] of broken) {
        const { options, url } = yield* at(answer)
        const error = yield* failureOf(textOf(url, options))
        assert.strictEqual(error._tag, what === "part" ? "AnswerRefused" : "ConnectionFailed", what)
      }
    })
  )

  it.live("does not take more than was announced for the list", () =>
    Effect.gen(function* () {
      const { options, url } = yield* at((_, response) => {
        response.socket?.end(`HTTP/1.1 200 OK\r\ncontent-length: 8\r\nconnection: close\r\n\r\n${csv}`)
      })
      assert.strictEqual((yield* failureOf(textOf(url, options)))._tag, "ConnectionFailed")
    })
  )

  it.live("stops at the limit: announced, sent without end, or unpacked", () =>
    Effect.gen(function* () {
      const endless: Answering = (_, response) => {
        const more = (): void => void response.write(Buffer.alloc(60_000), (error) => error ?? setImmediate(more))
        more()
      }
      const announced: Answering = (_, response) => response.writeHead(200, { "content-length": 1_000_001 }).write("x")
      const packed: Answering = (_, response) =>
        response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(Buffer.alloc(1_000_001)))
      for (const answer of [endless, announced, packed]) {
        const { options, url } = yield* at(answer)
        const error = yield* failureOf(
          textOf(url, { ...options, settings: { ...options.settings, largest: 1_000_000 } })
        )
        assert.strictEqual(error._tag, "BodyRefused")
        assert.include(error.message, "larger than 1 MB; fetch a part of it, or have whoever runs Proxeny raise")
      }
    })
  )

  it.live("refuses what only unpacks to something large, long before the limit", () =>
    Effect.gen(function* () {
      const bomb = brotliCompressSync(Buffer.alloc(50_000_000))
      const { options, url } = yield* at((_, response) =>
        response.writeHead(200, { "content-encoding": "br" }).end(bomb)
      )
      const error = yield* failureOf(textOf(url, options))
      assert.include(error.message, "it unpacks to more than 200 times its size")
    })
  )

  it.live("refuses an encoding that it did not ask for", () =>
    Effect.gen(function* () {
      for (const encoding of ["zstd", "gzip, gzip", "compress"]) {
        const { options, url } = yield* at((_, response) =>
          response.writeHead(200, { "content-encoding": encoding }).end(gzipSync(csv))
        )
        assert.include((yield* failureOf(textOf(url, options))).message, `packed as "${encoding}"`)
      }
    })
  )

  it.live("does not wait for ever: no answer, no more of it, or a byte now and then", () =>
    Effect.gen(function* () {
      const patience = { answer: 150, idle: 150 }
      const silent = yield* at(() => {}, { patience })
      assert.include((yield* failureOf(textOf(silent.url, silent.options))).message, "no answer in 0.15 s")
      const halting = yield* at((_, response) => void response.write(csv), { patience })
      assert.include(
        (yield* failureOf(textOf(halting.url, halting.options))).message,
        "fewer than 1000 bytes came in 0.15 s"
      )
      const slow = yield* at(
        (_, response) => {
          const timer = setInterval(() => response.write("x"), 10)
          response.on("close", () => clearInterval(timer))
        },
        { patience }
      )
      assert.include((yield* failureOf(textOf(slow.url, slow.options))).message, "fewer than 1000 bytes came in 0.15 s")
    })
  )

  it.live("does not count the time that its reader takes", () =>
    Effect.gen(function* () {
      let more = (): void => {}
      const { options, url } = yield* at(
        (_, response) => {
          let left = 5
          more = () => void (left-- > 1 ? response.write("x") : response.end("x"))
          more()
        },
        { patience: { idle: 1_000 } }
      )
      // Five bytes, for which their reader takes longer than a server may.
      const { kept } = yield* fetchList(url, options, (bytes) =>
        Stream.runCollect(Stream.tap(bytes, () => Effect.andThen(Effect.sleep(300), Effect.sync(more))))
      )
      assert.strictEqual(Buffer.concat(kept).toString(), "xxxxx")
    })
  )

  it.live("cuts the connection where nobody reads on", () =>
    Effect.gen(function* () {
      const closed = yield* Deferred.make<void>()
      const begun = yield* Deferred.make<void>()
      const { options, url } = yield* at((_, response) => {
        response.write(csv)
        response.on("close", () => Deferred.doneUnsafe(closed, Effect.void))
      })
      const reading = yield* Effect.forkChild(
        fetchList(
          url,
          options,
          Stream.runForEach(() => Deferred.succeed(begun, undefined))
        )
      )
      yield* Deferred.await(begun)
      yield* Fiber.interrupt(reading)
      yield* Deferred.await(closed)
    })
  )

  it.live("says what is wrong with an address", () =>
    Effect.gen(function* () {
      const { options } = yield* at(() => {})
      for (const [url, said] of [
        ["lists/twins.csv", "write it as https://example.org/list.csv"],
        ["http://", "write it as https://example.org/list.csv"],
        ["ftp://example.org/list.csv", "only http and https"],
        ["file:///etc/passwd", "only http and https"],
        ["https://me:secret@example.org/", "user name or a password"],
        ["http://[fe80::1]/", "link-local"]
      ] as const) {
        const error = yield* failureOf(textOf(url, options))
        assert.strictEqual(error._tag, "UrlRefused")
        assert.include(error.message, said)
        assert.notInclude(error.message, "secret")
      }
      const lost = { ...options, resolve: () => Promise.reject(Object.assign(new Error(), { code: "ENOTFOUND" })) }
      const error = yield* failureOf(textOf("https://nowhere.test/", lost))
      assert.strictEqual(error.message, "There is no host nowhere.test (ENOTFOUND): check the address")
    })
  )

  it.live("says that nothing listens, or that what listens speaks no HTTP", () =>
    Effect.gen(function* () {
      const { options, port, server, url } = yield* at(() => {})
      yield* Effect.promise(() => new Promise<void>((resolve) => void server.close(() => resolve())))
      assert.include((yield* failureOf(textOf(url, options))).message, "nothing listens there")
      const rude = createServer(
        (socket) =>
          void socket
            .on("error", () => {})
            .resume()
            .end("220 mail.test ESMTP\r\n")
      )
      yield* Effect.promise(() => new Promise<void>((resolve) => void rude.listen(port, "127.0.0.1", resolve)))
      assert.include((yield* failureOf(textOf(url, options))).message, "the answer is not HTTP")
      yield* Effect.promise(() => new Promise<void>((resolve) => void rude.close(() => resolve())))
    })
  )

  it.live("asks again after 429 and 503, as often as the policy says", () =>
    Effect.gen(function* () {
      const busy: Answering = (_, response, nth) =>
        nth < 3 ? response.writeHead(nth === 1 ? 429 : 503, { "retry-after": "0" }).end("busy") : response.end(csv)
      const patient = yield* at(busy, { retry: { tries: 3, first: 1 } })
      assert.strictEqual(yield* textOf(patient.url, patient.options), csv)
      const hasty = yield* at(busy, { retry: { tries: 2, first: 1 } })
      const error = yield* failureOf(textOf(hasty.url, hasty.options))
      assert.include(error.message, `answers 503, "busy"`)
      assert.lengthOf(hasty.asked, 2)
    })
  )

  it.live("begins anew where the connection breaks, and gives the list once", () =>
    Effect.gen(function* () {
      const counts: Array<number> = []
      const { options, url } = yield* at(
        (_, response, nth) =>
          nth === 1 ? void response.writeHead(200).write(csv, () => response.destroy()) : response.end(csv),
        { retry: { tries: 2, first: 1 } }
      )
      const list = yield* wholeList(`${url}/lists/Partnerst%C3%A4dte.csv?x=1`, {
        ...options,
        onBytes: (bytes) => Effect.sync(() => void counts.push(bytes))
      })
      assert.strictEqual(list.kept, csv)
      assert.strictEqual(list.name, "Partnerstädte.csv")
      assert.strictEqual(counts.at(-1), csv.length)
    })
  )

  it.live("is named as its page names it, without a path", () =>
    Effect.gen(function* () {
      for (const [disposition, name] of [
        [`attachment; filename="twins.csv"`, "twins.csv"],
        ["attachment; filename=twins.csv", "twins.csv"],
        [`attachment; filename="x.csv"; filename*=UTF-8''%E5%8F%8B%E5%A5%BD.csv`, "友好.csv"],
        [`attachment; filename="../../etc/passwd"`, "passwd"],
        [`attachment; filename="..\\\\..\\\\boot.ini"`, "boot.ini"],
        ["attachment", "list"]
      ] as const) {
        const { options, url } = yield* at((_, response) =>
          response.writeHead(200, { "content-disposition": disposition }).end(csv)
        )
        assert.strictEqual((yield* wholeList(`${url}/list`, options)).name, name)
      }
    })
  )
})

describe("allowedHost", () => {
  const port = Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 65_535 })))
  it.prop("is written one way", [port], ([number]) => {
    assert.strictEqual(allowedHost(`Intranet.Example.:${number}`), `intranet.example:${number}`)
    assert.strictEqual(allowedHost(`[FD00::0:1]:${number}`), `[fd00::1]:${number}`)
    assert.strictEqual(allowedHost(`10.0.0.5:${number}`), `10.0.0.5:${number}`)
  })

  it("knows a host without a port", () => {
    assert.deepStrictEqual(["fd00::1", "[fd00::1]", "10.0.0.5", "localhost", "münchen.example"].map(allowedHost), [
      "fd00::1",
      "fd00::1",
      "10.0.0.5",
      "localhost",
      "xn--mnchen-3ya.example"
    ])
  })

  it.each(["", "*", "*.example", "a b", "http://x", "x/y", "x:0", "x:70000", "x:y", "user@x", "[fd00::1", "[x]"])(
    "does not take %o",
    (text) => {
      assert.isUndefined(allowedHost(text))
    }
  )
})
