import { z } from 'zod'
import { ACCOMMODATION, AGE_BAND, CERTAINTY, codesOf, SEX } from '../submission/codes.ts'
import { DECLINED } from '../submission/record.ts'

/** The version of the form that phones load now. It goes up with every question that is added, changed or taken away. */
export const FORM_VERSION = 2

/** Forms that are read: the one phones load now, and the one before, which a phone may still hold during a round. */
export const FORMS_READ = [FORM_VERSION, FORM_VERSION - 1] as const

/** What somebody said to "has anybody asked you already tonight?". */
export const ASKED_BEFORE = ['yes', 'no', 'not_known'] as const

/** Ages a phone may send, in years; `isApproximate`: as seen or said, some years off. */
const age = z.strictObject({ years: z.int().min(0).max(120), isApproximate: z.boolean() }).meta({ unit: 'years' })

const name = z.string().trim().min(1).max(100)

/** Somebody who was asked. Nothing but where the person sleeps must be known, and that may be declined or not known. */
const personAnswers = z.strictObject({
  accommodation: z.enum([...codesOf(ACCOMMODATION), 'not_known', DECLINED]),
  askedBefore: z.enum(ASKED_BEFORE).default('not_known'),
  sex: z.enum(codesOf(SEX)).nullable(),
  age: age.nullable().meta({ personalData: 'indirect' }),
  birthYear: z.int().min(1900).max(2100).nullable().meta({ unit: 'calendar year', personalData: 'indirect' }),
  initials: name.max(10).nullable().meta({ personalData: 'identity' }),
  givenName: name.nullable().meta({ personalData: 'identity' }),
  familyName: name.nullable().meta({ personalData: 'identity' }),
  personnummer: z.string().trim().min(1).max(20).nullable().meta({ personalData: 'identity' }),
})

/** People who were seen and not asked. */
const observationAnswers = z.strictObject({
  persons: z.int().min(1).max(1000).meta({ unit: 'persons' }),
  sex: z.enum(codesOf(SEX)).nullable(),
  ageBand: z.enum(codesOf(AGE_BAND)).nullable(),
  certainty: z.enum(codesOf(CERTAINTY)).nullable(),
  reason: z.string().trim().min(1).max(200).nullable(),
})

const around = {
  form: z.literal(FORMS_READ),
  /** What the clock of the phone said, UTC. */
  createdAt: z.iso.datetime(),
  /** What is to be added to it, as last measured; `null` when it never was. */
  clockOffset: z.int().nullable().meta({ unit: 'milliseconds' }),
  /** The post it is written in place of. */
  replaces: z.uuid().nullable(),
}
const place = z.string().trim().min(1).max(200)

/**
 * What a phone sends: somebody who was asked, people who were seen, or that an earlier post is taken back. Form 1 does
 * not ask whether somebody has asked already: it is read as *not known*. Source: ux.md section 2.3.
 */
export const outreachPost = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('person'), ...around, place: place.nullable(), answers: personAnswers }),
  z.strictObject({ kind: z.literal('observation'), ...around, place, answers: observationAnswers }),
  z.strictObject({ kind: z.literal('withdrawal'), ...around, replaces: z.uuid() }),
])
/** One of what a phone sends. */
export type OutreachPost = z.infer<typeof outreachPost>
/** The same as it is written, before it is read. */
export type OutreachPostWritten = z.input<typeof outreachPost>

/** How many persons a post tells of. Unit: persons. */
export function personsOfPost(post: OutreachPost): number {
  if (post.kind === 'withdrawal') return 0
  return post.kind === 'person' ? 1 : post.answers.persons
}
