import type { Shapes } from "@proxeny/client"
import { t } from "../i18n/language.ts"
import styles from "./evidence.module.css"

export type GradeOf = (typeof Shapes.SourceRef.Encoded)["grade"]

export const gradeCode = (grade: GradeOf): string => `${grade.reliability}${grade.credibility}`

const gradeWords = (grade: GradeOf): string =>
  t().grade.words(gradeCode(grade), t().grade.reliability[grade.reliability], t().grade.credibility[grade.credibility])

/** The two-part grade of a source, its words for who points at it or hears it. */
export function Grade(props: { readonly grade: GradeOf }) {
  return (
    <span class={styles.grade} title={gradeWords(props.grade)}>
      <span aria-hidden="true">{gradeCode(props.grade)}</span>
      <span class="visually-hidden">{gradeWords(props.grade)}</span>
    </span>
  )
}
