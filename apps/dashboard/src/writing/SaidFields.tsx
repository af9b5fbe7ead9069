import { w } from "../i18n/writing.ts"
import { FieldGrid, FormPart, Wide } from "../ui/formParts.tsx"
import { NamedText } from "./namedFields.tsx"
import type { SaidDraft } from "./Said.ts"
import { SourcePick } from "./SourcePick.tsx"

/** Who says what is typed: the source, and where in it that stands. And why it is recorded. */
export function SaidFields(props: {
  readonly said: SaidDraft
  readonly onSaid: (said: SaidDraft) => void
  readonly why: string
  readonly onWhy: (why: string) => void
}) {
  return (
    <FormPart title={w().said.title} note={w().said.note}>
      <FieldGrid>
        <Wide>
          <SourcePick
            name="said.source"
            source={props.said.source}
            onChoose={(source) => props.onSaid({ ...props.said, source })}
          />
        </Wide>
        <Wide>
          <NamedText
            name="said.locator"
            label={w().said.locator}
            hint={w().said.locatorHint}
            value={props.said.locator}
            onInput={(locator) => props.onSaid({ ...props.said, locator })}
          />
        </Wide>
        <Wide>
          <NamedText
            name="said.note"
            label={w().said.remark}
            optional
            value={props.said.note}
            onInput={(note) => props.onSaid({ ...props.said, note })}
          />
        </Wide>
        <Wide>
          <WhyField why={props.why} onWhy={(why) => props.onWhy(why)} />
        </Wide>
      </FieldGrid>
    </FormPart>
  )
}

/** Why a change is made. */
export const WhyField = (props: { readonly why: string; readonly onWhy: (why: string) => void }) => (
  <NamedText
    name="why"
    label={w().said.why}
    hint={w().said.whyHint}
    optional
    value={props.why}
    onInput={(why) => props.onWhy(why)}
  />
)
