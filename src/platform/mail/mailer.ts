/** One letter. It is sent in the open: no personal data, no link that lets somebody in. */
export interface Letter {
  readonly to: string
  readonly subject: string
  readonly text: string
}

/**
 * How letters leave. *smtp*: sent. *folder*: laid as files in a folder, for somebody to send. *nowhere*: kept by nobody,
 * where the service holds all it knows in memory.
 */
export const MAIL_WAYS = ['smtp', 'folder', 'nowhere'] as const
export type MailWay = (typeof MAIL_WAYS)[number]

export interface Mailer {
  readonly way: MailWay
  /** The folder, where letters are laid in one. */
  readonly folder: string | null
  /** Fails when the letter could not be handed over. */
  readonly send: (letter: Letter) => Promise<void>
}

/** Where letters are neither sent nor kept: a demonstration in memory. */
export const noMailer: Mailer = { way: 'nowhere', folder: null, send: async () => undefined }

/** The first code by which a mail server refuses once and for all (RFC 5321, 4.2.1); what comes before may go better later. */
const FOR_GOOD = 500

/** True of an error that says that the address itself is refused: the letter need not be tried again. */
export const isRefusedForGood = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  error.code === 'EENVELOPE' &&
  'responseCode' in error &&
  Number(error.responseCode) >= FOR_GOOD
