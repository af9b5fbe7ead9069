import { type Accessor, createSignal } from "solid-js"

const [asked, setAsked] = createSignal<(again: boolean) => void>()

/** Whether a session ended in the middle of work, and somebody has to sign in again for it to go on. */
export const askedAgain: Accessor<boolean> = () => asked() !== undefined

let waiting: Promise<boolean> | undefined

/** Asks whoever works here to sign in again, in place, once for everything that waits; false where they do not want to. */
export const signInAgain = (): Promise<boolean> => {
  waiting ??= new Promise<boolean>((answer) => setAsked(() => answer)).finally(() => {
    waiting = undefined
  })
  return waiting
}

/** Ends the asking: what waits goes on, or is given up. */
export const answerAgain = (again: boolean): void => {
  asked()?.(again)
  setAsked(undefined)
}
