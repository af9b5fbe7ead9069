import type { TestProject } from "vitest/node"
import { startProxeny } from "./running.ts"

declare module "vitest" {
  interface ProvidedContext {
    /** The address of the service under test. */
    readonly address: string
    /** The link by which its first admin comes in; empty where the service ran before. */
    readonly setUpLink: string
  }
}

/** Starts the service once, with the reference facts in an empty directory; `PROXENY_E2E_ADDRESS` names a running one. */
export default async function startService(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const running = process.env.PROXENY_E2E_ADDRESS
  if (running !== undefined) {
    project.provide("address", running)
    project.provide("setUpLink", "")
    return undefined
  }
  const service = await startProxeny()
  project.provide("address", service.address)
  project.provide("setUpLink", service.setUpLink())
  return service.stop
}
