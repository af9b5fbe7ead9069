import { hash } from "node:crypto"
import { promisify } from "node:util"
import { gzip, gzipSync } from "node:zlib"

const packed = promisify(gzip)

/** Up to how many characters an answer is packed at once: to hand it to another thread takes longer (measured: 0.35 ms against 0.15 for 12,000). */
const packedAtOnce = 32_768

/**
 * An answer as JSON already, written by the thread that made it: to write a large one takes as long as to make it.
 *
 * **Details**: what else is made of the bytes is made once, so that an answer that is kept costs nothing the next time.
 */
export class Written<in out A> {
  readonly json: string
  /** Whether it will be the same as long as the register stands as it was asked for. */
  readonly isLasting: boolean
  /** The records that it names, where the thread that made it has told them (`named`). */
  readonly named: ReadonlyArray<string> | undefined
  /** What it is the JSON of; never there. */
  declare readonly of: (answer: A) => A
  #told: string | undefined
  #gzip: Promise<Buffer<ArrayBuffer>> | undefined

  constructor(json: string, isLasting = false, named?: ReadonlyArray<string>) {
    this.json = json
    this.isLasting = isLasting
    this.named = named
  }

  /** What tells it from every other answer. */
  get told(): string {
    this.#told ??= hash("sha1", this.json, "base64url")
    return this.#told
  }

  /** The bytes, packed. */
  get gzip(): Promise<Buffer<ArrayBuffer>> {
    this.#gzip ??= (
      this.json.length > packedAtOnce ? packed(this.json) : Promise.resolve(gzipSync(this.json))
    ) as Promise<Buffer<ArrayBuffer>>
    return this.#gzip
  }
}

const writtenBefore = new WeakMap<object, unknown>()

/** An answer as JSON. One that is kept, and so comes again as the same object, is written once. */
export const written = <A extends object>(answer: A | Written<A>): Written<A> => {
  if (answer instanceof Written) return answer
  const known = writtenBefore.get(answer) as Written<A> | undefined
  if (known !== undefined) return known
  const made = new Written<A>(JSON.stringify(answer), true)
  writtenBefore.set(answer, made)
  return made
}
