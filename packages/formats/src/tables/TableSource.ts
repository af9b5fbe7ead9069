/**
 * A file that is handed over whole, or piece by piece as it arrives.
 *
 * **Details**: `name` decides only what the bytes leave open, and is what messages call the file.
 */
export interface TableSource {
  readonly name: string
  readonly bytes: Uint8Array | AsyncIterable<Uint8Array>
}

/** How many bytes are read at a time. */
const blockSize = 1 << 16

/**
 * Gives the bytes of a source in blocks of 64 KiB, whatever pieces they come in.
 *
 * **Details**: everything after this sees the same blocks, so nothing can depend on how a network cut the file.
 */
export async function* blocksOf(bytes: TableSource["bytes"]): AsyncGenerator<Uint8Array, void, undefined> {
  if (bytes instanceof Uint8Array) {
    for (let at = 0; at < bytes.length; at += blockSize) yield bytes.subarray(at, at + blockSize)
    return
  }
  let block = new Uint8Array(blockSize)
  let filled = 0
  for await (const piece of bytes) {
    for (let at = 0; at < piece.length; ) {
      const taken = Math.min(piece.length - at, blockSize - filled)
      block.set(piece.subarray(at, at + taken), filled)
      at += taken
      filled += taken
      if (filled === blockSize) {
        yield block
        block = new Uint8Array(blockSize)
        filled = 0
      }
    }
  }
  if (filled > 0) yield block.subarray(0, filled)
}

/** All bytes of a file; undefined where there are more than the limit, and then the rest is not read. */
export const gather = async (blocks: AsyncIterable<Uint8Array>, limit: number): Promise<Uint8Array | undefined> => {
  const kept: Array<Uint8Array> = []
  let size = 0
  for await (const block of blocks) {
    size += block.length
    if (size > limit) return undefined
    kept.push(block)
  }
  const bytes = new Uint8Array(size)
  let at = 0
  for (const block of kept) {
    bytes.set(block, at)
    at += block.length
  }
  return bytes
}

/**
 * Puts what was looked at back in front of what follows it.
 *
 * **Details**: whoever stops before the end closes the source as well.
 */
export async function* after<A>(
  first: ReadonlyArray<A>,
  rest: AsyncGenerator<A, void, undefined>
): AsyncGenerator<A, void, undefined> {
  try {
    yield* first
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value
  } finally {
    await rest.return()
  }
}
