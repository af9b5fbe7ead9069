import { html, raw } from "hono/html"
import { openApi } from "./openapi/document.ts"

interface Schema {
  readonly $ref?: string
  readonly type?: string | ReadonlyArray<string>
  readonly enum?: ReadonlyArray<unknown>
  readonly pattern?: string
  readonly minimum?: number
  readonly items?: Schema
  readonly prefixItems?: ReadonlyArray<Schema>
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: ReadonlyArray<string>
  readonly anyOf?: ReadonlyArray<Schema>
  readonly allOf?: ReadonlyArray<Schema>
  readonly description?: string
}

type Contents = Readonly<Record<string, { readonly schema: Schema }>>

interface Operation {
  readonly tags: ReadonlyArray<string>
  readonly summary: string
  readonly parameters: ReadonlyArray<{
    readonly name: string
    readonly in: string
    readonly required: boolean
    readonly description: string
    readonly schema: Schema
  }>
  readonly requestBody?: { readonly content: Contents }
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: Contents }>>
}

interface Document {
  readonly info: {
    readonly title: string
    readonly version: string
    readonly summary: string
    readonly description: string
  }
  readonly tags: ReadonlyArray<{ readonly name: string; readonly description: string }>
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> }
}

const nameOf = (ref: string): string => ref.split("/").at(-1) ?? ref

const shape = (schema: Schema | undefined): ReturnType<typeof html> | string => {
  if (schema === undefined) return "any"
  if (schema.$ref !== undefined) return html`<a href="#${nameOf(schema.$ref)}">${nameOf(schema.$ref)}</a>`
  if (schema.anyOf !== undefined)
    return html`${schema.anyOf.map((one, i) => html`${i > 0 ? " or " : ""}${shape(one)}`)}`
  if (schema.enum !== undefined) return schema.enum.map((value) => JSON.stringify(value)).join(" | ")
  if (schema.prefixItems !== undefined)
    return html`[${schema.prefixItems.map((one, i) => html`${i > 0 ? ", " : ""}${shape(one)}`)}]`
  if (schema.type === "array") return html`list of ${shape(schema.items)}`
  if (schema.properties !== undefined) return html`{ ${fields(schema)} }`
  return [schema.type ?? "any"].flat().join(" | ")
}

const fields = (schema: Schema): ReturnType<typeof html> =>
  html`${Object.entries(schema.properties ?? {}).map(
    ([name, one], i) => html`${i > 0 ? ", " : ""}${name}${schema.required?.includes(name) ? "" : "?"}: ${shape(one)}`
  )}`

const contents = (content: Contents) =>
  Object.entries(content).map(([type, { schema }]) => html`<code>${type}</code> ${shape(schema)}`)

const idOf = (method: string, path: string): string => `${method}-${path}`

const operation = (method: string, path: string, { parameters, requestBody, responses, summary }: Operation) => html`
  <article id="${idOf(method, path)}">
    <h3><span class="verb">${method.toUpperCase()}</span> <code>${path}</code></h3>
    <p>${summary}.</p>
    ${
      parameters.length === 0
        ? ""
        : html`<table>
            <thead><tr><th scope="col">Parameter</th><th scope="col">Value</th><th scope="col">Meaning</th></tr></thead>
            <tbody>${parameters.map(
              (one) => html`<tr>
                <th scope="row"><code>${one.name}</code>${one.in === "header" ? html` <small>header</small>` : ""}${one.required ? "" : html` <small>optional</small>`}</th>
                <td>${shape(one.schema)}</td><td>${one.description}</td>
              </tr>`
            )}</tbody>
          </table>`
    }
    ${requestBody === undefined ? "" : html`<p>Body: ${contents(requestBody.content)}</p>`}
    <ul>${Object.entries(responses).map(
      ([status, { content = {}, description }]) => html`<li><b>${status}</b> ${description} ${contents(content)}</li>`
    )}</ul>
  </article>`

const style =
  raw(`:root{color-scheme:light dark;--bg:light-dark(#f8f7f3,#0e1319);--surface:light-dark(#fff,#151b23);--line:light-dark(#e4e1d9,#28313d);--ink:light-dark(#17202b,#e8ecf1);--ink-2:light-dark(#4d5866,#aab4c1);--accent:light-dark(#0b5072,#7cc4ea)}
body{margin:0;background:var(--bg);color:var(--ink);font:14px/1.5 system-ui,sans-serif}
main,header{max-width:64rem;margin:auto;padding:1rem 1.25rem}h1,h2{font-family:Georgia,serif}h2{margin-top:2.5rem}
article,.schema{background:var(--surface);border:1px solid var(--line);border-radius:12px;padding:1rem 1.25rem;margin:1rem 0;overflow-x:auto}
h3{margin:0 0 .25rem;font-size:1rem;overflow-wrap:anywhere}.verb{color:var(--accent);font-weight:700}a{color:var(--accent)}
p,small,td{color:var(--ink-2)}table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.375rem .75rem .375rem 0;border-top:1px solid var(--line);vertical-align:top;font-weight:400}
thead th{color:var(--ink-2);border:0}ul{padding-left:1rem}code{font-size:.8125rem}nav ul{columns:2 20rem;list-style:none;padding:0}@media print{article,.schema{break-inside:avoid}}`)

/** The readable page of the API: made from the OpenAPI document on the server, without scripts. */
export const docsPage = () => {
  const document = openApi() as unknown as Document
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, one]) => ({ method, path, one }))
  )
  return html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="/mark.svg"><title>${document.info.title} API ${document.info.version}</title><style>${style}</style></head>
<body>
<header><h1>${document.info.title} API</h1><p>${document.info.summary}, version ${document.info.version}. ${document.info.description}
The same as <a href="/openapi.json">OpenAPI 3.1</a>; <a href="/">the dashboard</a> uses nothing else.</p>
<nav aria-label="Paths"><ul>${operations.map(
    ({ method, path }) =>
      html`<li><a href="#${idOf(method, path)}"><code>${method.toUpperCase()} ${path.replace("/api/v1", "")}</code></a></li>`
  )}</ul></nav></header>
<main>
${document.tags.map(
  (tag) =>
    html`<h2>${tag.name}</h2><p>${tag.description}</p>${operations
      .filter(({ one }) => one.tags.includes(tag.name))
      .map(({ method, one, path }) => operation(method, path, one))}`
)}
<h2>Shapes</h2>
${Object.entries(document.components.schemas).map(
  ([name, schema]) => html`<section class="schema" id="${name}" aria-label="${name}"><h3>${name}</h3>
  ${
    schema.properties === undefined
      ? html`<p>${shape(schema)}</p>`
      : html`<table><tbody>${Object.entries(schema.properties).map(
          ([
            field,
            one
          ]) => html`<tr><th scope="row"><code>${field}</code>${schema.required?.includes(field) ? "" : html` <small>optional</small>`}</th>
          <td>${shape(one)}</td></tr>`
        )}</tbody></table>`
  }</section>`
)}
</main></body></html>`
}
