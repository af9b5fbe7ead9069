/** What a source itself throws, told from what goes wrong with what it gives. */
export class SourceThrew extends Error {}

/** The bytes of a source, whose errors are known as its own. */
export async function* telling(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield* bytes
  } catch (cause) {
    throw new SourceThrew(cause instanceof Error ? cause.message : String(cause), { cause })
  }
}
