import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { ROLES, type Role, reportsForUnits } from '../../domain/account/principal.ts'
import type { Text } from '../../domain/terms/text.ts'
import type { Context } from '../../platform/context.ts'
import type { FieldErrors } from '../../platform/http/form.tsx'
import { signedIn, viewerOf } from '../../platform/http/viewer.ts'
import { allUnits, findAccountByEmail, listAccounts, type UnitOfAccount, unitIdsOf } from './account.repository.ts'
import { ACCOUNTS, accountPage, accountsPage, linkPage, newAccountPage, type TypedAccount } from './accounts.page.tsx'
import {
  accountById,
  disableAccount,
  enableAccount,
  inviteAgain,
  makeAccount,
  updateAccount,
} from './accounts.service.ts'
import { accountsTexts as texts } from './accounts.texts.ts'
import type { AccountRouteOptions } from './sign-in.routes.ts'
import { readEmail } from './sign-in.service.ts'
import { keepForOnce, noteTold, type ToldOnce, toldOnce } from './told-once.service.ts'

const HTML = 'text/html; charset=utf-8'
const AT = `${ACCOUNTS}/:account`

/** Where the pages are found from elsewhere: links that are handed over begin with it. */
export interface AccountsRouteOptions extends AccountRouteOptions {
  /** The public address; empty when the service is for this computer only. */
  readonly address: string
}

const NAME_LENGTH = 120
const text = z.string().max(1000).catch('')
const several = z.preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(z.string()).catch([]))
const form = z.object({ email: text, name: text, role: text, units: several })
const named = z.object({ account: z.string() })
const asked = z.object({ klart: z.string().optional().catch(undefined) })
const address = z.email().max(254)

const DONE: Readonly<Record<string, Text>> = texts.done
const NOTHING_TYPED: TypedAccount = { email: '', name: '', role: '', units: [] }

/** The administrator's accounts: who may sign in, and as what. Nothing of persons stands here. */
export function accountsRoutes(app: FastifyInstance, context: Context, options: AccountsRouteOptions): void {
  const { language } = options
  const { db } = context
  const idOf = ({ params }: FastifyRequest) => named.parse(params).account
  const send = (reply: FastifyReply, page: string) => reply.type(HTML).send(page)
  const done = (reply: FastifyReply, id: string, what: keyof typeof texts.done) =>
    reply.redirect(`${ACCOUNTS}/${id}?klart=${what}`, 303)
  const log = (request: FastifyRequest, event: string, account: string) =>
    request.log.info({ event, account, by: signedIn(request).accountId }, 'account')

  app.get(ACCOUNTS, async (request, reply) =>
    send(reply, accountsPage(viewerOf(request, language), await listAccounts(db))),
  )

  app.get(`${ACCOUNTS}/nytt`, async (request, reply) => {
    const shown = { typed: NOTHING_TYPED, units: await allUnits(db), errors: {} }
    return send(reply, newAccountPage(viewerOf(request, language), shown))
  })

  app.post(`${ACCOUNTS}/nytt`, async (request, reply) => {
    const typed = form.parse(request.body)
    const units = await allUnits(db)
    const again = (errors: FieldErrors) =>
      send(reply.code(422), newAccountPage(viewerOf(request, language), { typed, units, errors }))
    const read = readAccount(typed, units)
    const email = address.safeParse(typed.email.trim())
    if (!email.success || 'errors' in read)
      return again({ email: email.success ? undefined : texts.emailAsked, ...('errors' in read ? read.errors : {}) })
    const made = await makeAccount(context, { ...read.account, email: email.data, language: options.language })
    if (made === 'taken') {
      const same = await madeJustNow(request, read.account, email.data)
      return same === null ? again({ email: texts.emailTaken }) : reply.redirect(`${ACCOUNTS}/${same}/lank`, 303)
    }
    log(request, 'account_made', made.id)
    return handOver(request, reply, made.id, made.token)
  })

  app.get(AT, async (request, reply) => {
    const account = await accountById(context, idOf(request))
    const typed = { ...account, units: await unitIdsOf(db, account.id) }
    const notice = DONE[asked.parse(request.query).klart ?? ''] ?? null
    const shown = { account, typed, units: await allUnits(db), errors: {}, notice }
    return send(reply, accountPage(viewerOf(request, language), shown))
  })

  app.post(AT, async (request, reply) => {
    const account = await accountById(context, idOf(request))
    const typed = form.parse(request.body)
    const units = await allUnits(db)
    const read = readAccount(typed, units)
    if ('errors' in read) {
      const shown = { account, typed, units, errors: read.errors, notice: null }
      return send(reply.code(422), accountPage(viewerOf(request, language), shown))
    }
    await updateAccount(context, account.id, read.account)
    log(request, 'account_changed', account.id)
    return done(reply, account.id, 'sparat')
  })

  app.post(`${AT}/stang`, async (request, reply) => {
    const id = idOf(request)
    await disableAccount(context, id)
    log(request, 'account_closed', id)
    return done(reply, id, 'stangt')
  })

  app.post(`${AT}/oppna`, async (request, reply) => {
    const id = idOf(request)
    await enableAccount(context, id)
    log(request, 'account_opened', id)
    return done(reply, id, 'oppnat')
  })

  app.post(`${AT}/inbjudan`, async (request, reply) => {
    const id = idOf(request)
    const token = await inviteAgain(context, id)
    log(request, 'account_invited', id)
    return handOver(request, reply, id, token)
  })

  /** The account that the same form has made already, while its link still waits to be noted: a form sent twice. */
  const madeJustNow = async (request: FastifyRequest, typed: ReadAccount['account'], email: string) => {
    const account = await findAccountByEmail(db, readEmail(email))
    if (account === undefined || account.name !== typed.name || account.role !== typed.role) return null
    return (await toldOnce(context, toldOf(request, account.id))) === undefined ? null : account.id
  }

  const toldOf = (request: FastifyRequest, accountId: string): ToldOnce => ({
    sessionId: signedIn(request).sessionId,
    kind: 'invitation',
    accountId,
  })
  const handOver = async (request: FastifyRequest, reply: FastifyReply, id: string, token: string) => {
    const base = options.address === '' ? `http://${request.host}` : options.address
    await keepForOnce(context, toldOf(request, id), `${base}/inbjudan/${token}`)
    return reply.redirect(`${ACCOUNTS}/${id}/lank`, 303)
  }
  app.get(`${AT}/lank`, async (request, reply) => {
    const account = await accountById(context, idOf(request))
    const link = await toldOnce(context, toldOf(request, account.id))
    return send(reply, linkPage(viewerOf(request, language), account, link ?? null))
  })
  app.post(`${AT}/lank`, async (request, reply) => {
    const { id } = await accountById(context, idOf(request))
    await noteTold(context, toldOf(request, id))
    return reply.redirect(`${ACCOUNTS}/${id}`, 303)
  })
}

interface ReadAccount {
  readonly account: { readonly name: string; readonly role: Role; readonly unitIds: readonly string[] }
}

/** What was typed of an account, or what is to be changed in it. */
function readAccount(typed: TypedAccount, units: readonly UnitOfAccount[]): ReadAccount | { errors: FieldErrors } {
  const name = typed.name.normalize('NFC').trim()
  const role = ROLES.find((one) => one === typed.role)
  const unitIds = units.flatMap(({ id }) => (typed.units.includes(id) ? [id] : []))
  const lacksUnit = role !== undefined && reportsForUnits(role) && unitIds.length === 0
  const hasName = name !== '' && name.length <= NAME_LENGTH
  if (role !== undefined && hasName && !lacksUnit) return { account: { name, role, unitIds } }
  return {
    errors: {
      name: hasName ? undefined : texts.nameAsked,
      role: role === undefined ? texts.roleAsked : undefined,
      units: lacksUnit ? texts.unitsAsked : undefined,
    },
  }
}
