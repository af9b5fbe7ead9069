import { createSignal, Show } from "solid-js"
import { SignedIn } from "../account/SignedIn.tsx"
import { p } from "../i18n/people.ts"
import { Answer } from "../shell/Answer.tsx"
import { createPageTitle } from "../shell/pageTitle.ts"
import { Card } from "../ui/Card.tsx"
import { Button } from "../ui/controls.tsx"
import { Done } from "../ui/Form.tsx"
import { Icon } from "../ui/Icon.tsx"
import { PageHead } from "../ui/PageHead.tsx"
import { EditPerson } from "./EditPerson.tsx"
import { Invitations } from "./Invitations.tsx"
import { InvitePerson } from "./InvitePerson.tsx"
import { PeopleTable, type Someone } from "./PeopleTable.tsx"
import styles from "./people.module.css"
import { useInvitations, usePeople } from "./queries.ts"
import { Tabs } from "./Tabs.tsx"

/** Who works in the installation, with what they may do; and who is invited. */
export default function PeoplePage() {
  createPageTitle(() => p().list.title)
  return <SignedIn action="people.manage">{(me) => <People me={me().id} />}</SignedIn>
}

function People(props: { readonly me: string }) {
  const people = usePeople()
  const invitations = useInvitations()
  const [inviting, setInviting] = createSignal(false)
  const [edited, setEdited] = createSignal<Someone>()
  const [said, setSaid] = createSignal("")
  return (
    <>
      <PageHead title={p().list.title} subtitle={p().list.subtitle}>
        <Tabs />
      </PageHead>
      <Card
        title={people.isSuccess ? p().list.count(people.data.items.length) : p().list.title}
        note={<Done words={said()} />}
        flush
        aside={
          <Button
            look="primary"
            aria-haspopup="dialog"
            onClick={() => {
              setSaid("")
              setInviting(true)
            }}
          >
            <Icon name="plus" size={16} />
            {p().invite.title}
          </Button>
        }
      >
        <Answer query={people}>
          {(answer) => (
            <PeopleTable
              people={answer().items}
              me={props.me}
              onEdit={(person) => {
                setSaid("")
                setEdited(person)
              }}
            />
          )}
        </Answer>
      </Card>
      <Card title={p().invite.pending} flush>
        <Answer query={invitations}>
          {(answer) => (
            <Show when={answer().items.length > 0} fallback={<p class={styles.nothing}>{p().invite.pendingNone}</p>}>
              <Invitations invitations={answer().items} onWithdrawn={() => invitations.refetch()} />
            </Show>
          )}
        </Answer>
      </Card>
      <Show when={inviting()}>
        <InvitePerson onInvited={() => invitations.refetch()} onSaid={setSaid} onClose={() => setInviting(false)} />
      </Show>
      <Show when={edited()} keyed>
        {(person) => (
          <EditPerson
            person={person}
            isMe={person.id === props.me}
            onDone={async (words) => {
              setEdited(undefined)
              setSaid(words)
              await people.refetch()
            }}
            onClose={() => setEdited(undefined)}
          />
        )}
      </Show>
    </>
  )
}
