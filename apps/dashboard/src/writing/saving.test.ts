import { ApiProblem } from "@proxeny/client"
import fc from "fast-check"
import { createRoot } from "solid-js"
import { expect, test } from "vitest"
import { createKeys, createSaving, type Sending } from "./saving.ts"

const numbered = () => {
  let made = 0
  return () => String(made++)
}

test("what is sent again has the same key; something else, or the same after it is done, has another", () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.record({ on: fc.nat(3) }), fc.constant("done" as const))), (steps) => {
      const keys = createKeys(numbered())
      const seen = new Set<string>()
      let last: { readonly sent: string; readonly key: string } | undefined
      for (const step of steps) {
        if (step === "done") {
          keys.done()
          last = undefined
          continue
        }
        const sent = JSON.stringify(step)
        const key = keys.keyOf(step)
        if (last?.sent === sent) expect(key).toBe(last.key)
        else expect(seen.has(key)).toBe(false)
        seen.add(key)
        last = { sent, key }
      }
    })
  )
})

const newer = (version: number) =>
  new ApiProblem({ type: "", title: "", status: 412, detail: "changed", current: { version } })

/** A service that refuses as long as it is sent another version than its own. */
const service = (version: string) => {
  const sent: Array<Sending & { readonly content: string }> = []
  return {
    sent,
    send: async (content: string, how: Sending) => {
      sent.push({ ...how, content })
      if (how.ifMatch !== version) throw newer(8)
      return version
    }
  }
}

test("a newer version is said, and mine goes over it with a version that was seen", () =>
  createRoot(async (dispose) => {
    const { send, sent } = service('"8"')
    let saved: string | undefined
    const saving = createSaving({
      content: () => "typed",
      version: () => '"7"',
      send,
      onSaved: (answer) => {
        saved = answer
      }
    })
    await saving.save()
    expect(saving.failure()?.kind).toBe("newer")
    expect(saving.busy()).toBe(false)
    expect(saved).toBeUndefined()
    await saving.saveOver('"8"')
    expect(saving.failure()).toBeUndefined()
    expect(saved).toBe('"8"')
    expect(sent.map(({ ifMatch }) => ifMatch)).toEqual(['"7"', '"8"'])
    dispose()
  }))

test("theirs taken, what is sent next replaces theirs", () =>
  createRoot(async (dispose) => {
    const { send, sent } = service('"8"')
    const saving = createSaving({ content: () => "theirs", version: () => '"7"', send, onSaved: () => undefined })
    await saving.save()
    saving.goOnFrom('"8"')
    expect(sent.length).toBe(1)
    expect(saving.failure()).toBeUndefined()
    await saving.save()
    expect(sent.at(-1)?.ifMatch).toBe('"8"')
    dispose()
  }))

test("a broken connection keeps the key, so that nothing is done twice", () =>
  createRoot(async (dispose) => {
    const keys: Array<string> = []
    let content = "typed"
    const saving = createSaving({
      content: () => content,
      send: async (_, { idempotencyKey }) => {
        keys.push(idempotencyKey)
        if (keys.length < 3) throw new TypeError("Failed to fetch")
      },
      onSaved: () => undefined
    })
    await saving.save()
    expect(saving.failure()?.kind).toBe("unreachable")
    await saving.save()
    content = "typed more"
    await saving.save()
    expect(keys[0]).toBe(keys[1])
    expect(keys[2]).not.toBe(keys[1])
    dispose()
  }))

test("while it is being saved, nothing is sent a second time", () =>
  createRoot(async (dispose) => {
    let answers = () => {}
    let sent = 0
    const saving = createSaving({
      content: () => "typed",
      send: () => {
        sent++
        return new Promise<void>((done) => {
          answers = done
        })
      },
      onSaved: () => undefined
    })
    const first = saving.save()
    await saving.save()
    expect(sent).toBe(1)
    expect(saving.busy()).toBe(true)
    answers()
    await first
    expect(saving.busy()).toBe(false)
    dispose()
  }))
