import { endpoints, type Operation, operations } from "@proxeny/client/contract"
import { Ajv2020 } from "ajv/dist/2020.js"
import addFormats from "ajv-formats"
import { openApi } from "../http/openapi/document.ts"

type Described = Readonly<
  Record<
    string,
    Readonly<
      Record<
        string,
        { readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, unknown>> }>> }
      >
    >
  >
>

const document = openApi() as { readonly paths: Described }
const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: true })
;(addFormats as unknown as (one: Ajv2020) => void)(ajv)
ajv.addSchema({ $id: "https://proxeny.example/openapi", ...document })

const keys: ReadonlyArray<string> = [
  ...Object.keys(endpoints).map((path) => `GET ${path}`),
  ...Object.keys(operations as Readonly<Record<string, Operation>>)
]
const routes = keys.map((key) => {
  const [method = "", path = ""] = key.split(" ")
  return {
    method,
    template: path.replace(/:(\w+)/g, "{$1}"),
    pattern: new RegExp(`^${path.replace(/[.]/g, "\\.").replace(/:\w+/g, "[^/]+")}$`),
    // What names a place exactly goes before what has an id there.
    names: path.split("/").filter((part) => !part.startsWith(":")).length
  }
})
routes.sort((a, b) => b.names - a.names)

const escaped = (part: string): string => part.replace(/~/g, "~0").replace(/\//g, "~1").replace(/%/g, "%25")

/**
 * Why an answer is none that the OpenAPI document promises; undefined where it is one.
 *
 * **Details**: paths outside the API, and those that no operation has, promise nothing but a problem.
 */
export const unpromised = (
  method: string,
  path: string,
  answer: { readonly status: number; readonly type: string; readonly body: unknown }
): string | undefined => {
  if (!path.startsWith("/api/")) return undefined
  const asked = method === "HEAD" ? "GET" : method
  const route = routes.find((one) => one.method === asked && one.pattern.test(path))
  const where = `${method} ${path} ${answer.status}`
  if (route === undefined) return undefined
  if (answer.status === 500) return `${where}: an internal error is never promised`
  const response = document.paths[route.template]?.[asked.toLowerCase()]?.responses[String(answer.status)]
  if (response === undefined) return `${where}: the description knows no ${answer.status} there`
  const type = answer.type.split(";")[0] ?? ""
  if (response.content === undefined)
    return answer.body === undefined ? undefined : `${where}: no content is promised, and there is some`
  if (method === "HEAD") return undefined
  if (response.content[type] === undefined)
    return `${where}: "${type}" is not promised, but ${Object.keys(response.content).join(", ")}`
  if (!/json/.test(type)) return undefined
  const pointer = [
    "paths",
    route.template,
    asked.toLowerCase(),
    "responses",
    String(answer.status),
    "content",
    type,
    "schema"
  ]
  const validate = ajv.getSchema(`https://proxeny.example/openapi#/${pointer.map(escaped).join("/")}`)
  if (validate === undefined) return `${where}: there is no schema`
  return validate(answer.body) ? undefined : `${where}: ${ajv.errorsText(validate.errors?.slice(0, 5))}`
}

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
      body: text === "" ? undefined : /json/.test(type) ? JSON.parse(text) : text
    })
    if (broken !== undefined) throw new Error(broken)
    return response
  }
