import { simpleParser } from "mailparser"
import { SMTPServer } from "smtp-server"

/** A mail server on this machine that takes every mail, to be read by who it is to. */
export const startMailbox = async () => {
  const mails: Array<{ readonly to: string; readonly text: string }> = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData: (stream, session, done) => {
      simpleParser(stream).then(({ text }) => {
        for (const { address } of session.envelope.rcptTo) mails.push({ to: address, text: text ?? "" })
        done()
      }, done)
    }
  })
  const port = await new Promise<number>((resolve) => {
    const listening = server.listen(0, "127.0.0.1", () => {
      const at = listening.address()
      resolve(typeof at === "object" && at !== null ? at.port : 0)
    })
  })
  return {
    url: `smtp://127.0.0.1:${port}`,
    /** The first link in the last mail to somebody. */
    linkTo: (address: string): string | undefined =>
      /https?:\S+#\S+/.exec(mails.findLast(({ to }) => to === address)?.text ?? "")?.[0],
    stop: () => new Promise<void>((resolve) => server.close(() => resolve()))
  }
}
