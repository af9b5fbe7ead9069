import { type Accessor, createSignal } from "solid-js"
import { type Failure, failureOf, type ValueError } from "./failure.ts"

/** How a record is sent: under which key, and over which version. */
export interface Sending {
  /** The same as long as the same is sent, since a request whose answer got lost may have been done. */
  readonly idempotencyKey: string
  /** The version that whoever types has seen. */
  readonly ifMatch?: string
}

/** Saves what a form holds, and keeps why it could not. */
export interface Saving {
  readonly busy: Accessor<boolean>
  readonly failure: Accessor<Failure | undefined>
  /** Sends what is typed. */
  readonly save: () => Promise<void>
  /** Sends it over a newer version, which whoever types has seen now. */
  readonly saveOver: (version: string) => Promise<void>
  /** Goes on from a newer version: what is sent next replaces that one. */
  readonly goOnFrom: (version: string) => void
}

/** Gives one key to each different thing that is sent. */
export const createKeys = (make: () => string = () => crypto.randomUUID()) => {
  let held: { readonly of: string; readonly key: string } | undefined
  return {
    keyOf: (sent: unknown): string => {
      const of = JSON.stringify(sent) ?? ""
      if (held?.of !== of) held = { of, key: make() }
      return held.key
    },
    /** What was sent is done: the same once more is another thing. */
    done: () => {
      held = undefined
    }
  }
}

/**
 * Saves what a form holds.
 *
 * **Details**: `content` is what would be sent now; `version` is the version that the form was filled from.
 */
export const createSaving = <C, A>(options: {
  readonly content: () => C
  readonly version?: () => string | undefined
  /** What has to be typed otherwise before anything is sent. */
  readonly check?: () => ReadonlyArray<ValueError>
  readonly send: (content: C, how: Sending) => Promise<A>
  readonly onSaved: (answer: A) => unknown
}): Saving => {
  const [busy, setBusy] = createSignal(false)
  const [failure, setFailure] = createSignal<Failure>()
  const [newer, setNewer] = createSignal<string>()
  const keys = createKeys()
  /** What the service answers; undefined where it could not be saved. */
  const sent = async (content: C, ifMatch: string | undefined): Promise<{ readonly of: A } | undefined> => {
    try {
      const of = await options.send(content, {
        idempotencyKey: keys.keyOf(content),
        ...(ifMatch === undefined ? {} : { ifMatch })
      })
      keys.done()
      setNewer(undefined)
      return { of }
    } catch (error) {
      setFailure(failureOf(error))
      return undefined
    }
  }
  const save = async () => {
    if (busy()) return
    const errors = options.check?.() ?? []
    setFailure(errors.length === 0 ? undefined : { kind: "values", detail: "", errors })
    if (errors.length > 0) return
    setBusy(true)
    const ifMatch = newer() ?? options.version?.()
    const content = options.content()
    try {
      const answer = await sent(content, ifMatch)
      // What comes after it was saved is no reason to say that it was not.
      if (answer !== undefined) await options.onSaved(answer.of)
    } finally {
      setBusy(false)
    }
  }
  const goOnFrom = (version: string) => {
    setNewer(version)
    setFailure(undefined)
  }
  return {
    busy,
    failure,
    save,
    goOnFrom,
    saveOver: (version) => {
      goOnFrom(version)
      return save()
    }
  }
}
