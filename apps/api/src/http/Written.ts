import { hash } from "node:crypto"
import { promisify } from "node:util"
import { gunzipSync, gzip, gzipSync } from "node:zlib"

/** Bytes in memory of their own: what zlib gives is a part of a piece of 16 KiB, which would be kept with it. */
const alone = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes)

const pack = promisify(gzip)

/** From how many bytes on an answer is packed for whoever takes it so. */
export const packedFrom = 1024

/** Up to how many characters an answer is packed at once: to hand it to another thread takes longer (measured: 0.35 ms against 0.15 for 12,000). */
const packedAtOnce = 32_768

/** An answer as it is sent to most: packed, with what is told of it. */
export interface Packed {
  readonly gzip: Uint8Array<ArrayBuffer>
  /** How many characters its JSON has. */
  readonly length: number
  /** What tells it from every other answer. */
  readonly told: string
}

const toldBy = (json: string): string => hash("sha1", json, "base64url")

/** Packs an answer, in a thread that has the time. */
export const packedOf = (json: string): Packed => ({
  gzip: alone(gzipSync(json)),
  length: json.length,
  told: toldBy(json)
})

/** An answer as the thread that made it hands it over: packed where it is sent so to most. */
export const textOf = (json: string): string | Packed => (json.length < packedFrom ? json : packedOf(json))

/** What of an answer goes over to another thread without being copied. */
export const handedOver = (text: string | Packed): ReadonlyArray<ArrayBuffer> =>
  typeof text === "string" ? [] : [text.gzip.buffer]

/** What is known of an answer beside its text. */
export interface About {
  /** Whether it will be the same as long as the register stands as it was asked for. */
  readonly isLasting?: boolean
  /** The records that it names, where the thread that made it has told them (`named`). */
  readonly named?: ReadonlyArray<string> | undefined
}

/**
 * An answer as JSON already, written by the thread that made it: to write a large one takes as long as to make it.
 *
 * **Details**: what else is made of the bytes is made once, so that an answer that is kept costs nothing the next time. One that
 * is packed already takes the room of its packed bytes alone, and is unpacked for those who do not take it so.
 */
export class Written<in out A> {
  readonly length: number
  readonly isLasting: boolean
  #named: ReadonlyArray<string> | undefined
  /** What it is the JSON of; never there. */
  declare readonly of: (answer: A) => A
  readonly #text: string | Packed
  #told: string | undefined
  #gzip: Promise<Uint8Array<ArrayBuffer>> | undefined
  /** The text of what is packed, as long as nobody needs the room. */
  #unpacked: WeakRef<{ readonly json: string }> | undefined
  /** How many characters or bytes it takes. */
  readonly room: number

  constructor(text: string | Packed, { isLasting = false, named }: About = {}) {
    this.length = text.length
    this.isLasting = isLasting
    this.#named = named
    this.#text = text
    if (typeof text === "string") {
      this.room = text.length
      return
    }
    this.#gzip = Promise.resolve(text.gzip)
    this.#told = text.told
    this.room = text.gzip.byteLength
  }

  /** Gives the records that it names, where the thread that made it has told them, once: whoever keeps it need not keep their ids as texts. */
  takeNamed(): ReadonlyArray<string> | undefined {
    const named = this.#named
    this.#named = undefined
    return named
  }

  /** What tells it from every other answer. */
  get told(): string {
    this.#told ??= toldBy(this.json)
    return this.#told
  }

  /** The text. */
  get json(): string {
    if (typeof this.#text === "string") return this.#text
    const known = this.#unpacked?.deref()
    if (known !== undefined) return known.json
    const unpacked = { json: gunzipSync(this.#text.gzip).toString() }
    this.#unpacked = new WeakRef(unpacked)
    return unpacked.json
  }

  /** The bytes, packed. */
  get gzip(): Promise<Uint8Array<ArrayBuffer>> {
    this.#gzip ??=
      this.length > packedAtOnce ? pack(this.json).then(alone) : Promise.resolve(alone(gzipSync(this.json)))
    return this.#gzip
  }

  /** The same answer in the room of its packed bytes; itself where it is too short to be sent so. */
  async asPacked(): Promise<Written<A>> {
    const { isLasting, length, told } = this
    if (typeof this.#text !== "string" || length < packedFrom) return this
    return new Written<A>({ gzip: await this.gzip, length, told }, { isLasting })
  }
}

const writtenBefore = new WeakMap<object, unknown>()

/** An answer as JSON. One that is kept, and so comes again as the same object, is written once. */
export const written = <A extends object>(answer: A | Written<A>): Written<A> => {
  if (answer instanceof Written) return answer
  const known = writtenBefore.get(answer) as Written<A> | undefined
  if (known !== undefined) return known
  const made = new Written<A>(JSON.stringify(answer), { isLasting: true })
  writtenBefore.set(answer, made)
  return made
}
