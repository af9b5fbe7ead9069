import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { getRequestListener } from "@hono/node-server"
import type { Hono } from "hono"

/** Serves an app on this machine, for what only a real connection shows; gives its address, and how to end it. */
export const served = async (app: Hono) => {
  const server = createServer(getRequestListener((request) => app.fetch(request)))
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    end: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
  }
}
