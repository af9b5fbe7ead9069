import styles from "./page.module.css"

/** Arrangements that several pages share. */
export { styles as pageStyles }
