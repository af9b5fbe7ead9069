import styles from "../graph.module.css"
import { corners, type Shape, signOf } from "../signs.ts"

const colourClass = ["cat1", "cat2", "cat3", "cat4", "cat5", "cat6"] as const

/** The sign of a community, as the picture draws it; words stand beside it. */
export function SignMark(props: { readonly community: number | undefined; readonly network?: boolean }) {
  const sign = () => (props.network === true ? undefined : signOf(props.community))
  const shape = (): Shape => (props.network === true ? "hexagon" : (sign()?.shape ?? "circle"))
  const colour = () =>
    props.network === true ? styles.networkMark : styles[colourClass[sign()?.colour ?? -1] ?? "ring"]
  return (
    <svg class={`${styles.mark} ${colour()}`} width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
      {shape() === "circle" ? (
        <circle cx="7" cy="7" r="5" />
      ) : (
        <polygon points={corners(shape(), 7, shape() === "triangle" ? 8 : 7, 4.6).join(" ")} />
      )}
    </svg>
  )
}
