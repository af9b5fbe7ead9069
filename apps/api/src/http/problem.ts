import type { Shapes } from "@proxeny/client"
import type * as Schema from "effect/Schema"

/** What went wrong, by the tag of the error: its HTTP status and a title that stays the same from case to case. */
const kinds: Readonly<Record<string, { readonly status: number; readonly title: string }>> = {
  InputInvalid: { status: 400, title: "The request cannot be understood" },
  CursorInvalid: { status: 400, title: "The cursor is not valid" },
  CityNotFound: { status: 404, title: "No such city" },
  TwinningNotFound: { status: 404, title: "No such twinning" },
  NetworkNotFound: { status: 404, title: "No such network" },
  SourceNotFound: { status: 404, title: "No such source" },
  RouteNotFound: { status: 404, title: "No such page" },
  MethodNotAllowed: { status: 405, title: "Not with this method" },
  RecordNotFound: { status: 404, title: "No such record" },
  NotSignedIn: { status: 401, title: "Nobody is signed in" },
  NotAllowed: { status: 403, title: "Not allowed" },
  ScopeMissing: { status: 403, title: "The API key does not reach this far" },
  IdempotencyKeyMissing: { status: 400, title: "The request needs an Idempotency-Key" },
  IdempotencyKeyReused: { status: 422, title: "The Idempotency-Key stands for another request" },
  IfMatchMissing: { status: 428, title: "The request needs If-Match" },
  ChangedMeanwhile: { status: 412, title: "The record was changed meanwhile" },
  BodyTooLarge: { status: 413, title: "The body is too large" },
  BodyNotJson: { status: 400, title: "The body is not JSON" },
  BodyOfAnotherKind: { status: 415, title: "The body is of another kind" },
  BodyBroken: { status: 400, title: "The body did not come whole" },
  AlreadyStated: { status: 409, title: "It is on record already" },
  IdentifierHeld: { status: 409, title: "Another city holds the id" },
  MergeRestsOn: { status: 409, title: "A later merge rests on this one" },
  MergeUndone: { status: 409, title: "The merge was undone already" },
  NamedNotFound: { status: 422, title: "What the body names is not on record" },
  NamelessCity: { status: 409, title: "The city would have no name" },
  NetworkInUse: { status: 409, title: "The network has members" },
  NoSuchCity: { status: 404, title: "No such city" },
  NoSuchMerge: { status: 404, title: "No such merge" },
  NothingStated: { status: 404, title: "There is nothing to withdraw" },
  OneCity: { status: 422, title: "Both are one city" },
  SourceInUse: { status: 409, title: "Something rests on the source" },
  StageOutOfOrder: { status: 422, title: "The stage cannot stand there" },
  StatementRefused: { status: 422, title: "What is stated cannot be so" },
  AboutNothing: { status: 422, title: "There is nothing to record it about" },
  FileEmpty: { status: 422, title: "The file is empty" },
  FileOfAnotherKind: { status: 415, title: "The file is not what it is called" },
  RubricFaulty: { status: 422, title: "The rubric breaks rules" },
  RubricInUse: { status: 409, title: "The rubric is in use" },
  RubricOfAnotherKind: { status: 409, title: "The rubric is of another kind" },
  CitiesUnknown: { status: 422, title: "No such city" },
  CodeRefused: { status: 401, title: "The code is not right" },
  Deactivated: { status: 403, title: "The account was deactivated" },
  InvitationNotFound: { status: 404, title: "No such invitation" },
  KeyNotFound: { status: 404, title: "No such API key" },
  LastAdmin: { status: 409, title: "There would be no admin" },
  LinkInvalid: { status: 422, title: "The link does not count any more" },
  MailNotSent: { status: 503, title: "The mail was not sent" },
  OriginRefused: { status: 403, title: "The request came from somewhere else" },
  PasswordWrong: { status: 403, title: "The password is wrong" },
  PersonExists: { status: 409, title: "The person is here already" },
  PersonNotFound: { status: 404, title: "No such person" },
  NoSingleSignOn: { status: 403, title: "There is no single sign-on" },
  NotInvited: { status: 403, title: "Nobody has invited you" },
  ProviderFailed: { status: 503, title: "Single sign-on did not work" },
  ScopesExceeded: { status: 403, title: "The API key does not reach this far" },
  SecondFactorOff: { status: 409, title: "There is no second factor" },
  SecondFactorOn: { status: 409, title: "There is a second factor" },
  SessionNeeded: { status: 403, title: "This needs a browser session" },
  SessionNotFound: { status: 404, title: "No such session" },
  SetUpBefore: { status: 409, title: "The installation is set up" },
  SignInOver: { status: 401, title: "The sign-in is over" },
  SignInRefused: { status: 401, title: "E-mail or password is wrong" },
  TooManyAttempts: { status: 429, title: "Too many attempts" },
  ChangeNotFound: { status: 404, title: "No such change" },
  DecidedBefore: { status: 409, title: "It is decided already" },
  NothingToDecide: { status: 409, title: "There is nothing to decide" },
  UndoRefused: { status: 409, title: "The change cannot be undone" },
  AlreadyUndone: { status: 409, title: "The import was undone already" },
  ExportsBusy: { status: 503, title: "Many exports go on" },
  GradeNotYours: { status: 422, title: "The grade is for a steward to give" },
  ImportedAgain: { status: 409, title: "A later import rests on this one" },
  ImportNotFound: { status: 404, title: "No such import" },
  SourceNotYours: { status: 403, title: "The source is somebody else's" },
  ImportNotYours: { status: 403, title: "The import is somebody else's" },
  JobEnded: { status: 409, title: "The job has ended" },
  JobNotFound: { status: 404, title: "No such job" },
  JobsFull: { status: 422, title: "Many jobs wait already" },
  NoSuchPlace: { status: 422, title: "The gazetteer has no such place" },
  NotInThisFormat: { status: 503, title: "The register does not fit into this format" },
  NotKept: { status: 503, title: "The file could not be kept" },
  NothingWaits: { status: 422, title: "No row waits for this" },
  SettingInvalid: { status: 503, title: "A setting is wrong" },
  UploadGone: { status: 422, title: "No such upload" },
  UploadNotFound: { status: 404, title: "No such upload" },
  UploadTooLarge: { status: 413, title: "The file is too large" },
  UploadsFull: { status: 422, title: "Many uploads wait already" },
  AnswerRefused: { status: 422, title: "The list cannot be fetched" },
  BodyRefused: { status: 422, title: "The list cannot be fetched" },
  ConnectionFailed: { status: 422, title: "The list cannot be fetched" },
  HostUnknown: { status: 422, title: "The list cannot be fetched" },
  NotSparqlResults: { status: 422, title: "The list cannot be fetched" },
  PageOutOfOrder: { status: 422, title: "The list cannot be fetched" },
  QueryTimedOut: { status: 422, title: "The list cannot be fetched" },
  SelectionInvalid: { status: 422, title: "The list cannot be fetched" },
  TooManyRedirects: { status: 422, title: "The list cannot be fetched" },
  UrlRefused: { status: 422, title: "The list cannot be fetched" },
  SqlError: { status: 503, title: "The database does not answer" },
  RegisterUnread: { status: 503, title: "The database does not answer" },
  NotReady: { status: 503, title: "Proxeny is starting" }
}

export interface Fault {
  readonly _tag: string
  readonly message: string
  readonly errors?: ReadonlyArray<Shapes.FieldError> | undefined
  /** What the record is now, where somebody else changed it. */
  readonly current?: unknown
  /** Seconds after which it is worth trying again. */
  readonly retryAfter?: number
}

type Problem = (typeof Shapes.Problem)["Encoded"]

/** How an error is named in addresses. */
export const slugOf = (tag: string): string => tag.replace(/(?<=[a-z])(?=[A-Z])/g, "-").toLowerCase()

/** Words an error as problem+json (RFC 9457). What is inside a defect never leaves the process. */
export const problemOf = (fault: Fault, instance: string): Problem => {
  const kind = kinds[fault._tag]
  if (kind === undefined)
    return {
      type: "/problems/internal",
      title: "Proxeny made a mistake",
      status: 500,
      detail: "Something failed that should not; it was written to the log. Try again, and report it if it stays.",
      instance
    }
  return {
    type: `/problems/${slugOf(fault._tag)}`,
    title: kind.title,
    status: kind.status,
    detail:
      fault._tag === "SqlError"
        ? "The database did not answer this time: try again in a moment; if it stays, look at /readyz and the log."
        : fault.message,
    instance,
    ...(fault.errors === undefined ? {} : { errors: fault.errors }),
    ...(fault.current === undefined ? {} : { current: fault.current as Schema.Json })
  }
}
