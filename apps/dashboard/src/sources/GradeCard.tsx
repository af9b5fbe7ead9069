import { type GradeOf, gradeCode } from "../evidence/Grade.tsx"
import { t } from "../i18n/language.ts"
import { Card } from "../ui/Card.tsx"
import { pageStyles } from "../ui/page.ts"

/** What the grade of a source means, in words. */
export function GradeCard(props: { readonly grade: GradeOf }) {
  return (
    <Card title={t().source.gradeTitle(gradeCode(props.grade))} note={t().source.gradeScale}>
      <dl class={pageStyles.facts}>
        <dt>
          {t().source.reliabilityTitle} ({props.grade.reliability})
        </dt>
        <dd>{t().grade.reliability[props.grade.reliability]}</dd>
        <dt>
          {t().source.credibilityTitle} ({props.grade.credibility})
        </dt>
        <dd>{t().grade.credibility[props.grade.credibility]}</dd>
      </dl>
    </Card>
  )
}
