/** A thread of {@link graphs.ts} that works on betweenness. */
import { parentPort } from "node:worker_threads"
import { workOn } from "@proxeny/graph"

const port = parentPort
if (port === null) throw new Error("this is the module of a worker")
workOn({
  send: (message, transfer) => port.postMessage(message, [...transfer]),
  receive: (listener) => {
    port.on("message", listener)
    return () => port.off("message", listener)
  }
})
