import { parentPort } from "node:worker_threads"
import { workOn } from "../src/crew.ts"

const port = parentPort
if (port === null) throw new Error("this is the module of a worker")
workOn({
  send: (message, transfer) => port.postMessage(message, [...transfer]),
  receive: (listener) => {
    port.on("message", listener)
    return () => port.off("message", listener)
  }
})
