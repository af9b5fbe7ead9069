import type { Language } from "./Language.ts"

/** What is written in a language. */
export interface Text {
  readonly subject: string
  readonly text: string
}

/** What somebody is written, in both languages. */
export type Letter = Readonly<Record<Language, Text>>

const lines = (...all: ReadonlyArray<string>): string => `${all.join("\n\n")}\n`

/** Invites somebody to work in an installation. */
export const invitation = ({
  by,
  link,
  url
}: {
  readonly by: string
  readonly link: string
  readonly url: string
}): Letter => ({
  en: {
    subject: "Your invitation to Proxeny",
    text: lines(
      `${by} invites you to work in the register of city diplomacy at ${url}.`,
      `Follow this link and choose a password. It works once, within seven days:\n${link}`,
      "If you did not expect this, ignore it: nothing happens without you."
    )
  },
  zh: {
    subject: "Proxeny 邀请",
    text: lines(
      `${by} 邀请您使用城市外交登记系统：${url}`,
      `请打开以下链接并设置密码。链接七天内有效，只能使用一次：\n${link}`,
      "如果您并未预期收到此邀请，请忽略本邮件，不会有任何影响。"
    )
  }
})

/** Sends the link for a new password. */
export const newPassword = ({ link, url }: { readonly link: string; readonly url: string }): Letter => ({
  en: {
    subject: "A new password for Proxeny",
    text: lines(
      `Somebody asked for a new password for your account at ${url}.`,
      `If it was you, follow this link. It works once, within an hour:\n${link}`,
      "If it was not you, ignore this: your password stays as it is."
    )
  },
  zh: {
    subject: "重设 Proxeny 密码",
    text: lines(
      `有人请求为您在 ${url} 的账户设置新密码。`,
      `如果是您本人，请打开以下链接。链接一小时内有效，只能使用一次：\n${link}`,
      "如果不是您本人，请忽略本邮件，您的密码不会改变。"
    )
  }
})

/** The text of a letter for somebody, in both languages where theirs is not known. */
export const written = (letter: Letter, language: Language | undefined): Text =>
  language === undefined
    ? {
        subject: `${letter.en.subject} · ${letter.zh.subject}`,
        text: `${letter.en.text}\n————————\n\n${letter.zh.text}`
      }
    : letter[language]
