/**
 * What the caller of a long computation may ask for: to hear how far it is, and to end it.
 *
 * **When to use**
 *
 * Every function that can take more than a second on a million links takes it, by itself or among its other options.
 *
 * **Details**
 *
 * `done` never falls, `all` never changes, and the last call has both alike. What is counted is the function's own:
 * sources, nodes, sweeps. A call comes about every two million steps of work, some ten milliseconds, whether `done` has
 * grown since or not; it comes by the work and not by the clock, so that the calls depend on nothing but what was given.
 *
 * **Gotchas**
 *
 * These functions do not let go of their thread, and while they work nobody else on it can abort: `signal` must be aborted
 * already, or in `onProgress`. Where a page or a server must not stand still, run them in a worker, whose `onProgress`
 * posts what it is told to the thread that asked; to cancel, that thread ends the worker with `terminate()`, which needs
 * no shared memory. A worker of Node can be asked instead, and stays: let `onProgress` look for a message with
 * `receiveMessageOnPort`, and abort when there is one.
 */
export interface Watch {
  /** Looked at before the work begins, and after each `onProgress`; its reason is thrown once it is aborted. */
  readonly signal?: AbortSignal | undefined
  /** Called with how much of the work is done, and of how much. */
  readonly onProgress?: ((done: number, all: number) => void) | undefined
}

/** After how many steps, of a nanosecond or a few each, a call is due. */
const stride = 2 ** 21

/**
 * Begins to watch a computation: gives the function that it calls with how much is done, and how many steps it took to
 * get there since the last call; a call is due at once where these are not given.
 *
 * @internal
 */
export const watched = ({ signal, onProgress }: Watch, all: number): ((done: number, steps?: number) => void) => {
  signal?.throwIfAborted()
  let due = stride
  return (done, steps = stride) => {
    due -= steps
    if (due > 0 && done < all) return
    due = stride
    onProgress?.(done, all)
    signal?.throwIfAborted()
  }
}
