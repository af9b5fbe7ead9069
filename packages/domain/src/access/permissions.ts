import type { Role, Scope } from "./Role.ts"

/**
 * How far a role reaches in an action.
 *
 * `no`: not at all. `own`: where one of the person's cities is a party. `any`: everywhere.
 */
export type Reach = "no" | "own" | "any"

/** Who may do something, and what a key needs for it. */
export interface Permission extends Readonly<Record<Role, Reach>> {
  /** Whether somebody who is not signed in may. `if-public`: where the installation lets everybody read. */
  readonly anyone: "no" | "yes" | "if-public"
  readonly scope: Scope
  /** Why it is so. */
  readonly because: string
}

const permission = (
  scope: Scope,
  [viewer, editor, steward, admin]: readonly [Reach, Reach, Reach, Reach],
  because: string,
  anyone: Permission["anyone"] = "no"
): Permission => ({ scope, viewer, editor, steward, admin, because, anyone })

/**
 * Everything that can be done, with who may: the only place where it is said.
 *
 * **When to use**: through `mayDo`. A route names its action; what is not named here cannot be routed.
 */
export const permissions = {
  "service.use": permission(
    "read",
    ["any", "any", "any", "any"],
    "signing in, and asking whether the service is there, comes before everything else",
    "yes"
  ),
  "register.read": permission(
    "read",
    ["any", "any", "any", "any"],
    "the register is an open one, unless the installation is closed to strangers",
    "if-public"
  ),
  "own.manage": permission(
    "manage",
    ["any", "any", "any", "any"],
    "everybody looks after their own account, sessions and keys"
  ),
  "history.read": permission("read", ["any", "any", "any", "any"], "who works here sees who changed what, and why"),
  "private.read": permission(
    "read",
    ["own", "own", "any", "any"],
    "contacts, costs, notes and documents belong to the offices of the cities they are about"
  ),
  "private.write": permission(
    "write",
    ["no", "own", "any", "any"],
    "an office keeps its own contacts, costs and notes"
  ),
  "city.create": permission(
    "write",
    ["no", "any", "any", "any"],
    "a partner that is not on record yet has no editor who could enter it"
  ),
  "record.write": permission(
    "write",
    ["no", "own", "any", "any"],
    "an editor may change a twinning only where one of the editor's cities is a party"
  ),
  "bulk.write": permission(
    "write",
    ["no", "any", "any", "any"],
    "many writes at once are each allowed or not as they would be by themselves"
  ),
  "conflict.decide": permission(
    "write",
    ["no", "own", "any", "any"],
    "who keeps the records of a city knows which source is right about it"
  ),
  "source.create": permission(
    "write",
    ["no", "any", "any", "any"],
    "no statement without a source, so that whoever states something can name one"
  ),
  "source.correct": permission(
    "write",
    ["no", "any", "any", "any"],
    "whoever put a source on record may mend it; the sources of others are for those who may write what all share"
  ),
  "shared.write": permission(
    "write",
    ["no", "no", "any", "any"],
    "sources, networks, tensions and claims about them bear on every city"
  ),
  "city.merge": permission("write", ["no", "no", "any", "any"], "a merge moves the records of two cities"),
  "rubric.write": permission("write", ["no", "no", "any", "any"], "a rubric scores every city"),
  "import.run": permission(
    "import",
    ["no", "own", "any", "any"],
    "an editor brings in lists about cities of the editor's own; other rows are refused"
  ),
  "import.undo": permission("import", ["no", "own", "any", "any"], "who brought a list in may take it back"),
  "change.undo": permission("write", ["no", "own", "any", "any"], "a change is undone by whoever may make it"),
  "people.manage": permission("manage", ["no", "no", "no", "any"], "admins invite people and give roles"),
  "settings.manage": permission("manage", ["no", "no", "no", "any"], "admins open and close the installation")
} as const satisfies Readonly<Record<string, Permission>>

/** Something that can be done, as `permissions` names it. */
export type Action = keyof typeof permissions
