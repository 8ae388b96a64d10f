import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { municipality } from '../../domain/census/municipality.ts'
import { ROUND_STATES, type RoundState } from '../../domain/census/round.ts'
import { BLANK_ROUND, type RoundFault, readRound, type TypedRound } from '../../domain/census/round-draft.ts'
import { DomainError } from '../../domain/terms/domain-error.ts'
import type { Language, Text } from '../../domain/terms/text.ts'
import type { Context } from '../../platform/context.ts'
import type { FieldErrors } from '../../platform/http/form.tsx'
import { signedIn, viewerOf } from '../../platform/http/viewer.ts'
import { listCensuses, type StoredCensus, type StoredUnit, unitsOf } from './census.repository.ts'
import { confirmStatePage, roundPage } from './round.page.tsx'
import { answersOf, eventsOfRound, hasWritten, listRounds, type StoredRound } from './round.repository.ts'
import {
  around,
  askUnits,
  censusById,
  changeRound,
  changeState,
  createFirstRound,
  createRound,
  dropUnit,
  mayChange,
  type OwnDefinitions,
  obstacles,
  type RoundForm,
  roundById,
  saveUnitAsked,
  surroundingsOf,
  typedCopyOf,
  typedOf,
  withFixed,
} from './round.service.ts'
import { chooseMunicipalityPage, roundFormPage, type TypedMunicipality } from './round-form.page.tsx'
import { removeUnitPage, roundUnitsPage, type TypedUnit, unitFormPage } from './round-units.page.tsx'
import { roundHref, roundsPage } from './rounds.page.tsx'
import { roundDoneTexts, roundTexts } from './rounds.texts.ts'
import { firstUnits, readUnit, typedUnitOf } from './unit-form.service.ts'

const line = z.string().catch('')
/** A box ticked once comes as one value, several as a list, none as nothing. */
const lines = z.union([z.array(z.string()), z.string().transform((one) => [one])]).catch([])

const roundFields = z.object({
  key: line,
  from: line,
  to: line,
  deadline: line,
  definition: line,
  alsoReport: lines,
  comparedWith: line,
  purposeKind: line,
  purpose: line,
  contactName: line,
  contactPhone: line,
  contactEmail: line,
  training: line,
})
const municipalityFields = z.object({ municipalityName: line, municipalityCode: line, units: line })
const unitFields = z.object({
  name: line,
  id: line,
  kind: line,
  organisation: line,
  organisationKind: line,
  exercisesAuthority: line,
  successorOf: lines,
  withholdName: line,
  agreement: line,
  disclosureGround: line,
  contactName: line,
  contactPhone: line,
  contactEmail: line,
})
const BLANK_UNIT: TypedUnit = unitFields.parse({})

const inAddress = z.object({ census: z.string() })
const unitInAddress = z.object({ unit: z.string() })
const whose = z.object({ kommun: z.string().optional().catch(undefined) }).catch({ kommun: undefined })
const stateAsked = z.object({ till: z.enum(ROUND_STATES) })
const unitsChosen = z.object({ unit: lines }).catch({ unit: [] })
const justDone = z.object({ klart: line }).catch({ klart: '' })

/** What has just been done, as far as the address says it in a code that is known. */
const noticeOf = ({ query }: FastifyRequest): Text | null => roundDoneTexts.get(justDone.parse(query).klart) ?? null

const errorsOf = (faults: readonly RoundFault[]): FieldErrors =>
  Object.fromEntries(faults.map(({ field, message }) => [field, message]))

const html = (reply: FastifyReply, page: string, status = 200) =>
  reply.code(status).type('text/html; charset=utf-8').send(page)

interface RoundRouteOptions {
  readonly language: Language
  readonly ownDefinitions: OwnDefinitions
}

/** The rounds of the census: who is asked, when, and by which definition. For analysts. */
export function roundRoutes(app: FastifyInstance, context: Context, options: RoundRouteOptions): void {
  const viewer = (request: FastifyRequest) => viewerOf(request, options.language)
  const doing = (request: FastifyRequest) => ({ accountId: signedIn(request).accountId })
  const round = (request: FastifyRequest) => roundById(context, inAddress.parse(request.params).census)

  app.get('/matningar', async (request, reply) => {
    const rounds = await listRounds(context.db)
    const inService = new Set(rounds.map(({ census }) => census.id))
    const fromFiles = (await listCensuses(context.db)).filter(({ id }) => !inService.has(id)).reverse()
    return html(reply, roundsPage(viewer(request), { rounds, fromFiles, notice: noticeOf(request) }))
  })

  newRoundRoutes(app, context, options)

  app.get('/matningar/:census', async (request, reply) => {
    const found = await round(request)
    const { id, municipality: where } = found.census
    const { definitions } = await surroundingsOf(context, where.code, options.ownDefinitions)
    const [answers, events] = [await answersOf(context.db, id), await eventsOfRound(context.db, id)]
    const shown = { round: found, answers, events, definitions, notice: noticeOf(request) }
    return html(reply, roundPage(viewer(request), shown))
  })

  app.get('/matningar/:census/andra', async (request, reply) => {
    const found = await round(request)
    if (!mayChange(found)) throw new DomainError('round_state', roundTexts.closedForChanges)
    const form = await surroundingsOf(context, found.census.municipality.code, options.ownDefinitions, found.census.id)
    return html(reply, roundFormPage(viewer(request), changeForm(found, form, typedOf(found), {})))
  })
  app.post('/matningar/:census/andra', async (request, reply) => {
    const found = await round(request)
    const { id, municipality: where } = found.census
    const form = await surroundingsOf(context, where.code, options.ownDefinitions, id)
    const typed = withFixed(found, roundFields.parse(request.body))
    const { draft, faults } = readRound(typed, around(form))
    if (draft === null)
      return html(reply, roundFormPage(viewer(request), changeForm(found, form, typed, errorsOf(faults))), 422)
    await changeRound(context, doing(request), id, draft)
    return reply.redirect(roundHref(id, '?klart=andrad'), 303)
  })

  app.get('/matningar/:census/lage', async (request, reply) => {
    const found = await round(request)
    const { till: to } = stateIn(request.query)
    return html(
      reply,
      confirmStatePage(viewer(request), { round: found, to, obstacles: await obstacles(context, found, to) }),
    )
  })
  app.post('/matningar/:census/lage', async (request, reply) => {
    const { census, state } = await round(request)
    const { till: to } = stateIn(request.body)
    await changeState(context, doing(request), census.id, to)
    const isRevision = state === 'published' && to === 'locked'
    return reply.redirect(roundHref(census.id, `?klart=${isRevision ? 'revidering' : to}`), 303)
  })

  unitRoutes(app, context, options)
}

/** The state that is asked for: one that is not there is no next one. */
function stateIn(said: unknown): { readonly till: RoundState } {
  const asked = stateAsked.safeParse(said)
  if (!asked.success) throw new DomainError('round_state', roundTexts.obstacles.not_next)
  return asked.data
}

const changeForm = (found: StoredRound, form: RoundForm, typed: TypedRound, errors: FieldErrors) => ({
  title: roundTexts.changeTitle(found.census.key),
  intro: null,
  action: roundHref(found.census.id, '/andra'),
  back: roundHref(found.census.id),
  button: roundTexts.save,
  round: found,
  around: form,
  typed,
  first: null,
  errors,
})

function newRoundRoutes(app: FastifyInstance, context: Context, { language, ownDefinitions }: RoundRouteOptions): void {
  const viewer = (request: FastifyRequest) => viewerOf(request, language)
  const doing = (request: FastifyRequest) => ({ accountId: signedIn(request).accountId })
  const shownForm = (form: RoundForm, typed: TypedRound, first: TypedMunicipality | null, errors: FieldErrors) => ({
    title: roundTexts.newRound,
    intro: roundTexts.form.intro,
    action: '/matningar/ny',
    back: '/matningar',
    button: roundTexts.create,
    round: null,
    around: form,
    typed,
    first,
    errors,
  })
  const shownCopy = (census: StoredCensus, form: RoundForm, typed: TypedRound, errors: FieldErrors) => ({
    ...shownForm(form, typed, null, errors),
    title: roundTexts.copyOf(census.key),
    intro: roundTexts.form.copyIntro(census.key),
    action: roundHref(census.id, '/kopiera'),
  })

  app.get('/matningar/ny', async (request, reply) => {
    const form = await surroundingsOf(context, whose.parse(request.query).kommun ?? null, ownDefinitions)
    if (form.municipality === null && form.municipalities.length > 0)
      return html(reply, chooseMunicipalityPage(viewer(request), form))
    const first = form.municipality === null ? municipalityFields.parse({}) : null
    return html(reply, roundFormPage(viewer(request), shownForm(form, BLANK_ROUND, first, {})))
  })
  app.post('/matningar/ny', async (request, reply) => {
    const form = await surroundingsOf(context, whose.parse(request.body).kommun ?? null, ownDefinitions)
    if (form.municipality === null && form.municipalities.length > 0) return reply.redirect('/matningar/ny', 303)
    const typed = roundFields.parse(request.body)
    const { draft, faults } = readRound(typed, around(form))
    const first = form.municipality === null ? municipalityFields.parse(request.body) : null
    const made = first === null ? null : readMunicipality(first)
    const errors = { ...made?.errors, ...errorsOf(faults) }
    if (draft === null || (made !== null && made.municipality === null))
      return html(reply, roundFormPage(viewer(request), shownForm(form, typed, first, errors)), 422)
    const where = { municipalityCode: form.municipality?.code ?? '', copiedFrom: null }
    const id =
      made === null || made.municipality === null
        ? await createRound(context, doing(request), draft, where)
        : await createFirstRound(context, doing(request), draft, made.municipality)
    return reply.redirect(roundHref(id, '?klart=upplagd'), 303)
  })

  app.get('/matningar/:census/kopiera', async (request, reply) => {
    const census = await censusById(context, inAddress.parse(request.params).census)
    const form = await surroundingsOf(context, census.municipality.code, ownDefinitions)
    return html(reply, roundFormPage(viewer(request), shownCopy(census, form, await typedCopyOf(context, census), {})))
  })
  app.post('/matningar/:census/kopiera', async (request, reply) => {
    const census = await censusById(context, inAddress.parse(request.params).census)
    const form = await surroundingsOf(context, census.municipality.code, ownDefinitions)
    const typed = roundFields.parse(request.body)
    const { draft, faults } = readRound(typed, around(form))
    if (draft === null)
      return html(reply, roundFormPage(viewer(request), shownCopy(census, form, typed, errorsOf(faults))), 422)
    const where = { municipalityCode: census.municipality.code, copiedFrom: census.id }
    const id = await createRound(context, doing(request), draft, where)
    return reply.redirect(roundHref(id, '?klart=upplagd'), 303)
  })
}

/** The municipality of the first round, with its first units; or what is to be changed. */
function readMunicipality({ municipalityName, municipalityCode, units: written }: TypedMunicipality) {
  const name = municipalityName.trim()
  const { units, fault } = firstUnits(written, name === '' ? '-' : name)
  const read = municipality.safeParse({ name, code: municipalityCode.trim(), units: [] })
  const wrong = new Set(read.success ? [] : read.error.issues.map(({ path }) => path[0]))
  const errors: FieldErrors = {
    municipalityName: wrong.has('name') ? roundTexts.form.nameMissing : undefined,
    municipalityCode: wrong.has('code') ? roundTexts.form.codeWrong : undefined,
    units: fault,
  }
  const isWhole = Object.values(errors).every((error) => error === undefined)
  const made = { name, code: municipalityCode.trim(), units: [...units], definitions: [] }
  return { municipality: isWhole ? made : null, errors }
}

function unitRoutes(app: FastifyInstance, context: Context, { language }: RoundRouteOptions): void {
  const { db } = context
  const viewer = (request: FastifyRequest) => viewerOf(request, language)
  const doing = (request: FastifyRequest) => ({ accountId: signedIn(request).accountId })
  const changeable = async (request: FastifyRequest): Promise<StoredRound> => {
    const round = await roundById(context, inAddress.parse(request.params).census)
    if (!mayChange(round)) throw new DomainError('round_state', roundTexts.closedForChanges)
    return round
  }
  const unitIn = async (request: FastifyRequest, { census }: StoredRound): Promise<StoredUnit> => {
    const { unit: id } = unitInAddress.parse(request.params)
    const asked = (await answersOf(db, census.id)).find(({ unit }) => unit.id === id)
    if (asked === undefined) throw new DomainError('not_found', roundTexts.notFound)
    return asked.unit
  }
  const unitsShown = async (request: FastifyRequest, round: StoredRound, errors: FieldErrors) => {
    const answers = await answersOf(db, round.census.id)
    const asked = new Set(answers.map(({ unit }) => unit.id))
    const others = (await unitsOf(db, round.census.municipality.code)).filter(({ id }) => !asked.has(id))
    return roundUnitsPage(viewer(request), { round, answers, others, errors, notice: noticeOf(request) })
  }

  app.get('/matningar/:census/enheter', async (request, reply) => {
    const round = await roundById(context, inAddress.parse(request.params).census)
    return html(reply, await unitsShown(request, round, {}))
  })
  app.post('/matningar/:census/enheter', async (request, reply) => {
    const round = await changeable(request)
    const { unit: keys } = unitsChosen.parse(request.body)
    if (keys.length === 0)
      return html(reply, await unitsShown(request, round, { unit: roundTexts.units.chooseSome }), 422)
    await askUnits(context, doing(request), round, keys)
    return reply.redirect(roundHref(round.census.id, '/enheter?klart=tillagd'), 303)
  })

  const others = async (round: StoredRound, except: string | null) =>
    (await unitsOf(db, round.census.municipality.code)).filter(({ id }) => id !== except)
  app.get('/matningar/:census/enheter/ny', async (request, reply) => {
    const round = await changeable(request)
    const shown = { round, unit: null, typed: BLANK_UNIT, others: await others(round, null), errors: {} }
    return html(reply, unitFormPage(viewer(request), shown))
  })
  app.get('/matningar/:census/enheter/:unit', async (request, reply) => {
    const round = await changeable(request)
    const unit = await unitIn(request, round)
    const answer = (await answersOf(db, round.census.id)).find((each) => each.unit.id === unit.id)
    const typed = typedUnitOf(unit, answer)
    return html(
      reply,
      unitFormPage(viewer(request), { round, unit, typed, others: await others(round, unit.id), errors: {} }),
    )
  })
  const save = async (request: FastifyRequest, reply: FastifyReply, round: StoredRound, unit: StoredUnit | null) => {
    const typed = unitFields.parse(request.body)
    const beside = await others(round, unit?.id ?? null)
    const read = readUnit(typed, unit, beside)
    if (read.errors !== null)
      return html(
        reply,
        unitFormPage(viewer(request), { round, unit, typed, others: beside, errors: read.errors }),
        422,
      )
    await saveUnitAsked(context, doing(request), round, read.unit, read.settings)
    return reply.redirect(roundHref(round.census.id, '/enheter?klart=sparad'), 303)
  }
  app.post('/matningar/:census/enheter/ny', async (request, reply) =>
    save(request, reply, await changeable(request), null),
  )
  app.post('/matningar/:census/enheter/:unit', async (request, reply) => {
    const round = await changeable(request)
    return save(request, reply, round, await unitIn(request, round))
  })

  app.get('/matningar/:census/enheter/:unit/ta-bort', async (request, reply) => {
    const round = await changeable(request)
    const unit = await unitIn(request, round)
    const mayGo = !(await hasWritten(db, round.census.id, unit.id))
    return html(reply, removeUnitPage(viewer(request), round, unit, mayGo))
  })
  app.post('/matningar/:census/enheter/:unit/ta-bort', async (request, reply) => {
    const round = await changeable(request)
    const unit = await unitIn(request, round)
    await dropUnit(context, doing(request), round, unit.id)
    return reply.redirect(roundHref(round.census.id, '/enheter?klart=borttagen'), 303)
  })
}
