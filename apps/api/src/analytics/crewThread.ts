import { parentPort } from "node:worker_threads"
import { lineTo, workOn } from "@proxeny/graph"

if (parentPort === null) throw new Error("this is the module of a worker")
workOn(lineTo(parentPort))
