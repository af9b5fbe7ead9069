const count = new Intl.NumberFormat("en-GB")
const of = (value: number, one: string, many: string) => `${count.format(value)} ${value === 1 ? one : many}`

/** The words of signing in, of one’s own account, and of the people of an installation. */
export const people = {
  form: {
    optional: "(optional)",
    show: "Show",
    hide: "Hide",
    sending: "One moment …",
    cancel: "Cancel",
    copy: "Copy",
    copied: "Copied",
    copyFailed: "The browser did not allow it: select the text and copy it yourself",
    missing: "Fill this in",
    noEmail: "An e-mail address looks like name@city.example",
    refused: "This was not done"
  },
  /** Why something was not done, by the kind of problem that the service names. */
  problems: {
    unreachable: {
      title: "Proxeny does not answer",
      detail: "What you typed is still here. Check the connection and try again."
    },
    "sign-in-refused": {
      title: "E-mail and password do not fit together",
      detail: "Check both, or have a link for a new password sent to you."
    },
    deactivated: { title: "This account was deactivated", detail: "Ask an admin to let you in again." },
    "code-refused": { title: "The code is not right: take the one that the app shows now" },
    "sign-in-over": { title: "This took too long, or too many tries", detail: "Start the sign-in again." },
    "password-wrong": { title: "This is not your password" },
    "too-many-attempts": {
      title: "Too many attempts",
      detail: "Wait a quarter of an hour, then try again. What you typed is still here."
    },
    "link-invalid": { title: "This link no longer holds" },
    "set-up-before": {
      title: "This installation has an admin already",
      detail: "Sign in, or ask an admin for an invitation."
    },
    "second-factor-on": { title: "The second step is on already", detail: "Turn it off first." },
    "second-factor-off": { title: "The second step was not begun", detail: "Close this and begin again." },
    "person-exists": {
      title: "Somebody with this address is here already",
      detail: "Change their role and cities in the list of people, or let them in again."
    },
    "last-admin": {
      title: "This is the last admin",
      detail: "Make somebody else an admin first; an installation without one could not be looked after."
    },
    "cities-unknown": {
      title: "One of the cities is no longer on record",
      detail: "It may have been merged with another. Take it out and search again."
    },
    "mail-not-sent": {
      title: "The mail could not be sent",
      detail:
        "Nothing was changed. The mail server did not take it: try again later, or tell whoever runs this installation."
    },
    "origin-refused": {
      title: "The service does not know this address",
      detail: "Open Proxeny under the address that PROXENY_URL names, and try again there."
    },
    "not-invited": {
      title: "Nobody has invited this address",
      detail: "The provider knows you by another e-mail address than the one that was invited: ask an admin."
    },
    "provider-failed": {
      title: "The provider did not say who you are",
      detail: "Try again. If it stays, tell whoever runs this installation: the log says more."
    },
    "no-single-sign-on": { title: "There is no single sign-on here", detail: "Sign in with a password." },
    "not-signed-in": { title: "You are not signed in", detail: "What you typed is still here. Sign in and try again." },
    "not-allowed": { title: "Your role does not reach this far", detail: "Ask an admin." }
  },
  fields: {
    email: "E-mail",
    password: "Password",
    newPassword: "New password",
    newPasswordHint: "At least 12 characters. A few words in a row are easy to remember and hard to guess.",
    tooShort: "At least 12 characters",
    name: "Name",
    nameHint: "Stands beside what you change, for everyone who works here.",
    role: "Role",
    cities: "Cities",
    code: "Code",
    backupCode: "Backup code"
  },
  roles: { viewer: "Viewer", editor: "Editor", steward: "Steward", admin: "Admin" },
  rolesMean: {
    viewer: "Reads what is public, and what the offices of their cities keep for themselves.",
    editor: "Keeps the records of their cities: twinnings, activities, strategies, notes.",
    steward: "Keeps the records of every city, and what all share: sources, networks, merges, rubrics.",
    admin: "All of this, and looks after people and settings."
  },
  menu: {
    open: (name: string) => `${name}: account and more`,
    account: "Your account",
    people: "People",
    settings: "Settings",
    signOut: "Sign out"
  },
  notAllowed: {
    title: "This is not for your role",
    detail: "An admin of this installation can give you another one."
  },
  signIn: {
    title: "Sign in",
    subtitle: "For those who keep the records of their cities.",
    card: "E-mail and password",
    closed: "This register is open only to those who work here.",
    do: "Sign in",
    remember: "Stay signed in on this device",
    forgotten: "Forgotten password?",
    or: "or",
    with: (name: string) => `Sign in with ${name}`,
    byInvitation: "New here? An admin of this installation invites you by e-mail.",
    already: (name: string) => `You are signed in as ${name}.`,
    toOverview: "Go to the overview",
    passwordChanged: "The password is changed. Sign in with it.",
    notSetUp: "Nobody works here yet",
    notSetUpDetail:
      "The first admin comes in by the link that Proxeny printed when it was started. It holds for an hour; on the server, this makes a new one:",
    secondTitle: "Second step",
    secondSubtitle: "Type the code that your authenticator app shows now.",
    backupSubtitle: "Type one of the backup codes that you kept. Each works once.",
    useBackup: "Use a backup code",
    useApp: "Use the app",
    confirm: "Confirm",
    startAgain: "Start again",
    again: "Sign in to go on",
    againDetail: "Your session has ended. What you typed is still here, and is saved once you are signed in."
  },
  setUp: {
    title: "Set up Proxeny",
    subtitle: "You become the first admin: you invite the others, and give them their roles and cities.",
    card: "The first admin",
    do: "Create the account"
  },
  invitation: {
    title: "Welcome",
    subtitle: "You are invited to work here. Choose how you are called, and a password.",
    card: "Your account",
    do: "Join",
    singleSignOn: "This works where the address of that account is the one to which the invitation was sent."
  },
  links: {
    incomplete: "The link is not whole",
    incompleteDetail: "Open it as it stands in the e-mail, or copy all of it, with what follows the #.",
    endedSetUp: "It was used, or is older than an hour. On the server, this makes a new one:",
    endedInvitation: "It was used, taken back, or is older than seven days. Ask whoever invited you for a new one.",
    endedReset: "It was used, or is older than an hour."
  },
  reset: {
    title: "Forgotten password",
    subtitle: "A link by which you choose a new one is sent to your address.",
    card: "Have a link sent",
    do: "Send the link",
    back: "Back to signing in",
    again: "Have a new one sent",
    sentTitle: "Look at your e-mail",
    sent: (email: string) =>
      `If somebody works here under ${email}, a link is on its way. It holds for an hour. If none comes, look among the unwanted mail, or ask an admin whether this is the address you are known by.`,
    noMail: "This installation sends no mail",
    noMailDetail: "Ask whoever runs it for a link by which you choose a new password. On the server, this prints one:",
    newTitle: "New password",
    newSubtitle: "It ends every session of yours; then you sign in with it.",
    set: "Set the password"
  },
  account: {
    title: "Your account",
    about: "About you",
    language: "Language",
    languageNote: "Of this dashboard in this browser, and of mails to you.",
    save: "Save",
    saved: "Saved",
    password: "Password",
    passwordNote: "Another password ends all your other sessions.",
    current: "Password now",
    change: "Change the password",
    changed: "The password is changed; your other sessions have ended",
    noPassword: "You sign in with the account of your organisation, and have no password here."
  },
  sessions: {
    title: "Sessions",
    note: "Where you are signed in.",
    here: "this one",
    started: (when: string) => `since ${when}`,
    ends: (when: string) => `until ${when}`,
    end: "End",
    endOf: (what: string, since: string) => `End: ${what}, since ${since}`,
    endTitle: (what: string) => `End the session of ${what}?`,
    endDetail: "Whoever uses it has to sign in again.",
    endAll: "End all",
    endAllTitle: "End all your sessions?",
    endAllDetail: "This one too: you sign in again afterwards. API keys go on.",
    ended: "The session has ended",
    signOutTitle: "Sign out?",
    unknown: "Unknown browser",
    browser: (browser: string, system: string) => `${browser} on ${system}`
  },
  keys: {
    title: "API keys",
    note: "For scripts and other programs. A key acts as you, within its scopes.",
    none: "No key yet",
    make: "Make a key",
    key: "The key",
    name: "What it is for",
    nameHint: "So that you know later which one to delete.",
    scopes: "What it may be used for",
    scope: { read: "Read", write: "Write", import: "Import", manage: "Manage" },
    scopeMeans: {
      read: "Whatever you may read.",
      write: "Whatever you may record and change.",
      import: "Bring in lists, as far as you may.",
      manage: "Your account; people and settings where you look after them."
    },
    expiry: "How long it holds",
    days: (days: number) => of(days, "day", "days"),
    year: "A year",
    untilDeleted: "Until it is deleted",
    for: (name: string) => `Key for “${name}”`,
    once: "Copy it now and keep it like a password: it is shown this once only.",
    done: "I have copied it",
    used: (when: string) => `last used ${when}`,
    neverUsed: "never used",
    expires: (when: string) => `until ${when}`,
    expired: (when: string) => `ended ${when}`,
    forever: "without an end",
    over: "ended",
    delete: "Delete",
    deleteOf: (name: string) => `Delete the key for “${name}”`,
    deleteTitle: (name: string) => `Delete the key for “${name}”?`,
    deleteDetail: "Whatever uses it is refused from then on.",
    deleted: "The key is deleted"
  },
  second: {
    title: "Second step at sign-in",
    note: "Besides the password, a code from an app on your phone.",
    on: "on",
    off: "off",
    turnOn: "Turn on",
    turnOff: "Turn off",
    noPassword: "You sign in with the account of your organisation, which sees to this.",
    passwordFirst: "To be sure that it is you.",
    goOn: "Go on",
    scan: "Read this with your authenticator app, then type the code that it shows.",
    qr: "QR code for the authenticator app",
    byHand: "Or type this key into the app",
    codes: "Backup codes",
    codesDetail:
      "The second step is on. Keep these codes where you find them without your phone: each signs you in once. They are shown this once only.",
    allCodes: "All of them, to copy",
    kept: "I have kept them",
    confirm: "Turn on",
    nowOn: "The second step is on",
    nowOff: "The second step is off",
    offTitle: "Turn the second step off?"
  },
  list: {
    title: "People",
    subtitle: "Who works here, what they may do, and for which cities.",
    caption: "People with role, cities and state",
    count: (people: number) => of(people, "person", "people"),
    person: "Person",
    you: "you",
    everyCity: "every city",
    noCity: "no city yet",
    state: "State",
    active: "active",
    deactivated: "deactivated",
    secondOn: "with second step",
    edit: "Change",
    editOf: (name: string) => `Change ${name}`
  },
  edit: {
    title: (name: string) => `Change ${name}`,
    citiesHint: "Type a part of a name to add a city.",
    chosen: "Chosen cities",
    searchCity: "Search by a name in any script",
    removeCity: (city: string) => `Take ${city} out`,
    why: "Reason",
    whyHint: "Stands in the history.",
    save: "Save",
    saved: (name: string) => `${name} is changed`,
    sessionsEnd: "A change ends their sessions: they sign in again, with what they may do then.",
    endSessions: "End their sessions",
    endSessionsTitle: (name: string) => `End all sessions of ${name}?`,
    endSessionsDetail: "They have to sign in again, everywhere.",
    sessionsEnded: (name: string) => `The sessions of ${name} have ended`,
    deactivate: "Deactivate",
    deactivateTitle: (name: string) => `Deactivate ${name}?`,
    deactivateDetail:
      "Sessions and keys stop at once, and they cannot sign in. What they recorded stays, under their name.",
    deactivated: (name: string) => `${name} is deactivated`,
    activate: "Let in again",
    activateTitle: (name: string) => `Let ${name} in again?`,
    activated: (name: string) => `${name} may sign in again`
  },
  invite: {
    title: "Invite somebody",
    do: "Send the invitation",
    noMail: "Make the invitation",
    language: "Language of the mail",
    sent: (email: string) => `The invitation to ${email} is on its way`,
    link: (email: string) => `Invitation for ${email}`,
    linkLabel: "Link of the invitation",
    linkDetail:
      "This installation sends no mail: hand the link on yourself. It holds for seven days, lets one person in, and is shown this once only.",
    done: "I have copied it",
    pending: "Open invitations",
    pendingNone: "Nobody is invited at the moment.",
    pendingCaption: "Invitations that nobody has accepted yet",
    holds: "Holds",
    until: (when: string) => `until ${when}`,
    ended: (when: string) => `ended ${when}`,
    by: (name: string) => `by ${name}`,
    withdraw: "Take back",
    withdrawOf: (email: string) => `Take back the invitation to ${email}`,
    withdrawTitle: (email: string) => `Take back the invitation to ${email}?`,
    withdrawDetail: "The link stops working.",
    withdrawn: (email: string) => `The invitation to ${email} is taken back`
  },
  settings: {
    title: "Settings",
    subtitle: "What holds for the whole installation.",
    rooms: "People and settings",
    reading: "Who may read the register",
    readingNote: "Contacts, costs, notes and documents are public in neither case.",
    open: "Everybody",
    openMeans: "Without signing in, here and over the API.",
    closed: "Only those who work here",
    closedMeans: "Strangers see the page to sign in and nothing else.",
    save: "Save",
    saved: "Saved: it holds from now on"
  }
}

export type PeopleWords = typeof people
