import { promises } from "@proxeny/tooling-contract/promises"
import { openApi } from "../http/openapi/document.ts"

const unpromised = promises(openApi())

/** Asks an app, and fails where it answers what its description does not promise. */
export const askedOf =
  (app: { readonly request: (path: string, init?: RequestInit) => Response | Promise<Response> }) =>
  async (path: string, init?: RequestInit): Promise<Response> => {
    const response = await app.request(path, init)
    const type = response.headers.get("content-type") ?? ""
    const text = await response.clone().text()
    const broken = unpromised(init?.method ?? "GET", new URL(path, "http://localhost").pathname, {
      status: response.status,
      type,
      body: text === "" ? undefined : /json/.test(type) && !/jsonl/.test(type) ? JSON.parse(text) : text
    })
    if (broken !== undefined) throw new Error(broken)
    return response
  }
