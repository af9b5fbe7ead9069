import { misfits, type Schema, type Schemas } from "./fits.ts"

type Contents = Readonly<Record<string, { readonly schema?: Schema }>>

interface Parameter {
  readonly name: string
  readonly in: string
  readonly required?: boolean
  readonly schema: Schema
}

interface Operation {
  readonly parameters?: ReadonlyArray<Parameter>
  readonly requestBody?: { readonly required?: boolean; readonly content: Contents }
  readonly responses: Readonly<Record<string, { readonly content?: Contents }>>
  readonly security?: ReadonlyArray<Readonly<Record<string, unknown>>>
}

/** An OpenAPI document, as far as a client rests on it. */
export interface Contract {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly schemas: Schemas }
}

/** Whether a caller needs no credentials. */
const isOpen = ({ security }: Operation): boolean =>
  security === undefined || security.some((one) => Object.keys(one).length === 0)

/**
 * What in a new version of a contract breaks a client of the old one, in words; empty where nothing does.
 *
 * **Details**: whatever the old version took must still be taken, and whatever the new one answers must be what the old one
 * promised. A field more in an answer, a parameter more that may be absent, a path more break nothing.
 */
export const breaking = (before: Contract, after: Contract): ReadonlyArray<string> => {
  const [old, now] = [before.components.schemas, after.components.schemas]
  const requested = { inner: old, outer: now, open: false }
  const answered = { inner: now, outer: old, open: true }

  const parametersOf = (was: Operation, is: Operation, at: string): ReadonlyArray<string> => [
    ...(was.parameters ?? []).flatMap((one) => {
      const other = is.parameters?.find(({ in: where, name }) => name === one.name && where === one.in)
      return other === undefined
        ? [`${at}: takes no ${one.in} parameter ${one.name} any more`]
        : [
            ...(other.required === true && one.required !== true ? [`${at}: needs ${one.name} now`] : []),
            ...misfits(one.schema, other.schema, `${at} ${one.name}`, requested)
          ]
    }),
    ...(is.parameters ?? []).flatMap((one) =>
      one.required === true && !was.parameters?.some(({ in: where, name }) => name === one.name && where === one.in)
        ? [`${at}: needs ${one.in} parameter ${one.name} now`]
        : []
    )
  ]

  const bodyOf = (was: Operation, is: Operation, at: string): ReadonlyArray<string> => {
    if (is.requestBody === undefined) return was.requestBody === undefined ? [] : [`${at}: takes no body any more`]
    if (was.requestBody === undefined) return is.requestBody.required === true ? [`${at}: needs a body now`] : []
    return Object.entries(was.requestBody.content).flatMap(([type, { schema }]) => {
      const other = is.requestBody?.content[type]
      return other === undefined
        ? [`${at}: takes no ${type} any more`]
        : misfits(schema ?? {}, other.schema ?? {}, `${at} body`, requested)
    })
  }

  const answersOf = (was: Operation, is: Operation, at: string): ReadonlyArray<string> =>
    Object.entries(was.responses).flatMap(([status, { content }]) => {
      if (!status.startsWith("2")) return []
      const other = is.responses[status]
      if (other === undefined) return [`${at}: answers no ${status} any more`]
      return Object.entries(content ?? {}).flatMap(([type, { schema }]) => {
        const answer = other.content?.[type]
        return answer === undefined
          ? [`${at}: answers no ${type} any more`]
          : misfits(answer.schema ?? {}, schema ?? {}, `${at} answer`, answered)
      })
    })

  return Object.entries(before.paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, was]) => {
      const at = `${method.toUpperCase()} ${path}`
      const is = after.paths[path]?.[method]
      if (is === undefined) return [`${at}: is gone`]
      return [
        ...(isOpen(was) && !isOpen(is) ? [`${at}: is not open to everybody any more`] : []),
        ...parametersOf(was, is, at),
        ...bodyOf(was, is, at),
        ...answersOf(was, is, at)
      ]
    })
  )
}
