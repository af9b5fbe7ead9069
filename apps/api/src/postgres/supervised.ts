import { type ChildProcess, spawn } from "node:child_process"
import { constants } from "node:os"
import type { Writable } from "node:stream"
import { Effect, type Scope } from "effect"
import type { Account } from "./account.ts"

/**
 * Keeps a program no longer than us. Its file descriptor 3 is a pipe whose other end only we hold: however we end,
 * kill -9 included, the system closes it, `read` returns, and the program is told to stop. For PostgreSQL SIGTERM is
 * the patient shutdown and SIGINT the fast one; but only SIGTERM ends a program that is not listening yet, since a
 * shell starts what runs in the background deaf to SIGINT. The shell itself waits for the program, so the process id
 * cannot pass to another one meanwhile, and hands on its exit code.
 */
const supervisor = `
exec 4<&0
"$@" <&4 3<&- 4<&- &
program=$!
exec 4<&-
( read -r _ <&3; kill -TERM "$program"; kill -INT "$program" ) </dev/null >/dev/null 2>&1 &
lifeline=$!
exec 3<&-
trap '' HUP INT TERM
wait "$program"
code=$?
{ kill -KILL "$lifeline"; wait "$lifeline"; } 2>/dev/null
exit "$code"
`

export interface Program {
  readonly command: string
  readonly arguments: ReadonlyArray<string>
  readonly account: Account | undefined
  readonly environment?: Record<string, string>
  /** Text for its standard input. */
  readonly input?: string
  /** File descriptor that takes both of its outputs. */
  readonly output: number
}

export interface Supervised {
  /** Settles when the program has ended, with its exit code; 128 and more: a signal. */
  readonly exited: Promise<number>
  readonly hasExited: () => boolean
}

const exitOf = (child: ChildProcess): Promise<number> =>
  new Promise((resolve) => {
    child.once("error", () => resolve(127))
    child.once("exit", (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)))
  })

/** Starts a program in a session of its own, where a Ctrl-C in our terminal does not reach it; the scope's end stops it. */
export const supervised = (
  program: Program,
  /** Called every second of waiting, with the seconds since the program was told to stop. */
  whileStopping: (seconds: number) => void = () => {}
): Effect.Effect<Supervised, never, Scope.Scope> =>
  Effect.acquireRelease(
    Effect.sync(() => {
      const child = spawn("/bin/sh", ["-c", supervisor, "sh", program.command, ...program.arguments], {
        cwd: "/",
        detached: true,
        stdio: [program.input === undefined ? "ignore" : "pipe", program.output, program.output, "pipe"],
        // Only what is named here: variables such as PGPORT or LC_ALL would change what the programs do.
        env: { PATH: process.env.PATH ?? "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC", ...program.environment },
        ...(program.account && { uid: program.account.uid, gid: program.account.gid })
      })
      const lifeline = child.stdio[3] as Writable
      // The program may end before it has read its input, or before the pipe is closed.
      for (const stream of [child.stdin, lifeline]) stream?.on("error", () => {})
      child.stdin?.end(program.input)
      let ended = false
      const exited = exitOf(child).then((code) => {
        ended = true
        lifeline.destroy()
        return code
      })
      return { exited, hasExited: () => ended, lifeline }
    }),
    ({ exited, hasExited, lifeline }) =>
      Effect.gen(function* () {
        lifeline.destroy()
        for (let seconds = 0; !hasExited(); seconds++) {
          yield* Effect.raceFirst(
            Effect.promise(() => exited),
            Effect.sleep("1 second")
          )
          if (!hasExited()) whileStopping(seconds + 1)
        }
      })
  )

/** Runs a program to its end and gives its exit code. */
export const run = (program: Program): Effect.Effect<number> =>
  supervised(program).pipe(
    Effect.flatMap(({ exited }) => Effect.promise(() => exited)),
    Effect.scoped
  )
