import { randomUUID } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import { type Mailer, noMailer } from './mailer.ts'

/** What letters are sent with: the settings `mail` and `mailFrom`, and the data folder. */
export interface MailSettings {
  /** URL of the mail server: smtp://user:password@host:port or smtps://…; blank where there is none. */
  readonly mail: string
  readonly mailFrom: string
  /** `null` where everything is in memory. */
  readonly dataFolder: string | null
}

/** How long to wait for a mail server that does not answer, in milliseconds: the letters behind wait for it. */
const PATIENCE = 10_000

/** Letters over SMTP, or laid as .eml files in `mail` of the data folder where no server is named. */
export function openMailer({ mail, mailFrom, dataFolder }: MailSettings): Mailer {
  if (mail !== '') return smtpMailer(mail, mailFrom)
  return dataFolder === null ? noMailer : folderMailer(join(dataFolder, 'mail'), mailFrom)
}

function smtpMailer(url: string, from: string): Mailer {
  const server = new URL(url)
  for (const wait of ['connectionTimeout', 'greetingTimeout', 'socketTimeout'])
    if (!server.searchParams.has(wait)) server.searchParams.set(wait, String(PATIENCE))
  const transport = createTransport(server.href, { from })
  return {
    way: 'smtp',
    folder: null,
    send: async (letter) => {
      await transport.sendMail(letter)
    },
  }
}

function folderMailer(folder: string, from: string): Mailer {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' }, { from })
  return {
    way: 'folder',
    folder,
    send: async (letter) => {
      const { message } = await transport.sendMail(letter)
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      // Named at random: a name tells neither to whom nor about what.
      writeFileSync(join(folder, `${randomUUID()}.eml`), Buffer.isBuffer(message) ? message : '', { mode: 0o600 })
    },
  }
}
