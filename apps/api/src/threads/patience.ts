import { constants, setPriority } from "node:os"
import * as Context from "effect/Context"

/** Whether what is asked for can wait until nobody else needs the machine. */
export const CurrentPatience = Context.Reference<boolean>("@proxeny/api/CurrentPatience", { defaultValue: () => false })

/** Whether threads have priorities of their own; elsewhere that of one is that of the whole process. */
export const canGiveWay = process.platform === "linux"

/**
 * Makes the thread that calls it give way to everything else that the machine does, where it can.
 */
export const bePatient = (): void => {
  if (canGiveWay) setPriority(0, constants.priority.PRIORITY_LOW)
}
