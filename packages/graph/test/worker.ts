import { parentPort } from "node:worker_threads"
import { lineTo, workOn } from "../src/crew.ts"

if (parentPort === null) throw new Error("this is the module of a worker")
workOn(lineTo(parentPort))
