import { createServer } from "node:http"
import { connect } from "node:net"
import { afterAll, beforeAll, expect, it } from "vitest"
import { answerUnencoded, encodedTarget } from "./unencodedUrl.ts"

const seen: Array<string> = []
const server = createServer((_, response) => response.end("parsed"))
answerUnencoded(server, (request) => {
  seen.push(request.url)
  return new Response("found")
})

const send = (bytes: Buffer): Promise<string> =>
  new Promise((resolve, reject) => {
    const at = server.address()
    if (at === null || typeof at === "string") return reject(new Error("not listening"))
    const socket = connect(at.port, "127.0.0.1", () => socket.write(bytes))
    let answer = ""
    socket.on("data", (data) => {
      answer += data.toString()
    })
    socket.on("close", () => resolve(answer))
    socket.on("error", reject)
  })

beforeAll(() => new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve)))
afterAll(() => new Promise<void>((resolve) => void server.close(() => resolve())))

it("answers an address in bare UTF-8 as if it were encoded", async () => {
  const answer = await send(Buffer.from("GET /api/v1/cities?q=武汉 HTTP/1.1\r\nHost: x\r\n\r\n"))
  expect(answer).toMatch(/^HTTP\/1\.1 200 /)
  expect(answer.endsWith("found")).toBe(true)
  expect(seen).toEqual(["http://localhost/api/v1/cities?q=%E6%AD%A6%E6%B1%89"])
})

it("refuses what is not UTF-8, not GET, or holds a line break", async () => {
  for (const bytes of [
    Buffer.concat([Buffer.from("GET /?q="), Buffer.from([0xff, 0xfe]), Buffer.from(" HTTP/1.1\r\nHost: x\r\n\r\n")]),
    Buffer.from("POST /?q=武 HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n"),
    Buffer.from("GET /?q=武\u0001 HTTP/1.1\r\nHost: x\r\n\r\n")
  ])
    expect(await send(bytes)).toMatch(/^HTTP\/1\.1 400 /)
  expect(encodedTarget(Buffer.from("GET x"))).toBeUndefined()
})
