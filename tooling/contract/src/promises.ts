import { Ajv2020 } from "ajv/dist/2020.js"
import addFormats from "ajv-formats"

/** What is looked at of an answer; `body` is parsed where it is JSON, and undefined where there is none. */
export interface Given {
  readonly status: number
  readonly type: string
  readonly body: unknown
}

interface Document {
  readonly paths: Readonly<
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
}

const escaped = (part: string): string => part.replace(/~/g, "~0").replace(/\//g, "~1").replace(/%/g, "%25")

/**
 * Holds answers of an API against its OpenAPI document: gives why an answer is none that it promises, undefined where it is one.
 *
 * **Details**: a path or method that the document does not have promises nothing.
 */
export const promises = (described: object): ((method: string, path: string, given: Given) => string | undefined) => {
  const document = described as Document
  const id = "https://proxeny.example/openapi"
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  ;(addFormats as unknown as (one: Ajv2020) => void)(ajv)
  ajv.addSchema({ $id: id, ...described })
  const routes = Object.keys(document.paths)
    .map((template) => ({
      template,
      pattern: new RegExp(`^${template.replace(/[.]/g, "\\.").replace(/\{\w+\}/g, "[^/]+")}$`),
      // What names a place exactly goes before what has an id there.
      names: template.split("/").filter((part) => !part.startsWith("{")).length
    }))
    .toSorted((a, b) => b.names - a.names)

  return (method, path, { body, status, type }) => {
    const asked = (method === "HEAD" ? "GET" : method).toLowerCase()
    const template = routes.find(
      (one) => one.pattern.test(path) && document.paths[one.template]?.[asked] !== undefined
    )?.template
    const responses = template === undefined ? undefined : document.paths[template]?.[asked]?.responses
    if (template === undefined || responses === undefined) return undefined
    const where = `${method} ${path} ${status}`
    const response = responses[String(status)]
    if (response === undefined) return `${where}: the description knows no ${status} there`
    const media = type.split(";")[0] ?? ""
    if (response.content === undefined)
      return body === undefined ? undefined : `${where}: no content is promised, and there is some`
    if (method === "HEAD") return undefined
    if (response.content[media] === undefined)
      return `${where}: "${media}" is not promised, but ${Object.keys(response.content).join(", ")}`
    if (!/json/.test(media)) return undefined
    const pointer = ["paths", template, asked, "responses", String(status), "content", media, "schema"]
    const validate = ajv.getSchema(`${id}#/${pointer.map(escaped).join("/")}`)
    if (validate === undefined) return `${where}: there is no schema`
    return validate(body) ? undefined : `${where}: ${ajv.errorsText(validate.errors?.slice(0, 5))}`
  }
}
