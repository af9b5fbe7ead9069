import { g } from "../../i18n/graph.ts"
import { importCommand } from "../../shell/Loaded.tsx"
import { Card } from "../../ui/Card.tsx"
import { Code, Empty } from "../../ui/states.tsx"

/** What stands in place of a picture as long as the register holds no twinning. */
export const NoTwinning = () => (
  <Card title={g().title} flush>
    <Empty title={g().empty.register}>
      <p>
        {g().empty.registerDetail} <Code>{importCommand}</Code>
      </p>
    </Empty>
  </Card>
)
