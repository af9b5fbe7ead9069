import type { Server } from "node:http"
import type { Duplex } from "node:stream"

/** More than any address that makes sense; what is longer gets the parser's own refusal. */
const longest = 8_192

/**
 * The path and query of a GET request whose address was sent as bare UTF-8, percent-encoded; undefined where it is
 * anything else.
 */
export const encodedTarget = (packet: Buffer): string | undefined => {
  const end = packet.indexOf("\r\n")
  if (end < 0 || end > longest) return undefined
  try {
    const line = new TextDecoder("utf-8", { fatal: true }).decode(packet.subarray(0, end))
    const [, target] = /^GET (\/[^\s\p{Cc}]*) HTTP\/1\.[01]$/u.exec(line) ?? []
    return target?.replace(/[^\u0020-\u007e]+/g, encodeURIComponent)
  } catch {
    return undefined
  }
}

/**
 * Answers requests like `GET /api/v1/cities?q=武汉` whose sender did not percent-encode the address.
 *
 * **Details**: Node's parser refuses them, rightly by RFC 3986, but curl and scripts send them, and a register of
 * names in every script should not answer the plainest question with an empty 400. Only GET, only valid UTF-8; the
 * connection is closed after the answer, so that nothing that follows in the packet is read as a request.
 */
export const answerUnencoded = (server: Server, handler: (request: Request) => Response | Promise<Response>): void => {
  server.on("clientError", (error: NodeJS.ErrnoException & { readonly rawPacket?: Buffer }, socket: Duplex) => {
    if (!socket.writable || socket.destroyed) return
    const target =
      error.code === "HPE_INVALID_URL" && error.rawPacket !== undefined ? encodedTarget(error.rawPacket) : undefined
    if (target === undefined) {
      const status = error.code === "HPE_HEADER_OVERFLOW" ? "431 Request Header Fields Too Large" : "400 Bad Request"
      socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
      return
    }
    void (async () => {
      const response = await handler(new Request(`http://localhost${target}`))
      const body = Buffer.from(await response.arrayBuffer())
      const headers = [...response.headers].filter(([name]) => name !== "content-length" && name !== "connection")
      socket.end(
        Buffer.concat([
          Buffer.from(
            `HTTP/1.1 ${response.status} ${response.statusText || "OK"}\r\n${headers
              .map(([name, value]) => `${name}: ${value}\r\n`)
              .join("")}Content-Length: ${body.length}\r\nConnection: close\r\n\r\n`
          ),
          body
        ])
      )
    })().catch(() => socket.destroy())
  })
}
