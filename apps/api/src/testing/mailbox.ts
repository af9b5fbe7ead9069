import { type ParsedMail, simpleParser } from "mailparser"
import { SMTPServer } from "smtp-server"
import { afterAll, beforeAll } from "vitest"

/** A mail server of its own for the tests of one file, which takes every mail; `refuse` makes it say no. */
export const testMailbox = () => {
  const mails: Array<ParsedMail> = []
  const waiting: Array<() => void> = []
  let refusing = false
  let port = 0
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onRcptTo: (_, __, done) => done(refusing ? new Error("no such mailbox") : null),
    onData: (stream, _, done) => {
      simpleParser(stream).then((mail) => {
        mails.push(mail)
        for (const wake of waiting.splice(0)) wake()
        done()
      }, done)
    }
  })
  beforeAll(
    () =>
      new Promise<void>((resolve) => {
        const listening = server.listen(0, "127.0.0.1", () => {
          const at = listening.address()
          port = typeof at === "object" && at !== null ? at.port : 0
          resolve()
        })
      })
  )
  afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())))
  const take = (to: string): ParsedMail | undefined => {
    const at = mails.findIndex((mail) => (Array.isArray(mail.to) ? "" : (mail.to?.text ?? "")) === to)
    return at < 0 ? undefined : mails.splice(at, 1)[0]
  }
  return {
    environment: () => ({
      PROXENY_SMTP_URL: `smtp://127.0.0.1:${port}`,
      PROXENY_MAIL_FROM: "Twin towns <twins@city.example>"
    }),
    /** The next mail to somebody, once it is there. */
    next: async (to: string): Promise<ParsedMail> => {
      for (;;) {
        const mail = take(to)
        if (mail !== undefined) return mail
        await new Promise<void>((resolve) => waiting.push(resolve))
      }
    },
    /** How many mails are there that nobody has taken. */
    untaken: () => mails.length,
    refuse: (no: boolean) => {
      refusing = no
    }
  }
}
