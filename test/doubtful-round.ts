import type { Municipality } from '../src/domain/census/municipality.ts'
import type { WrittenCells } from '../src/domain/submission/answer-rows.ts'
import { handIn, newRowKey, saveRows } from '../src/features/submission/answer.service.ts'
import type { Context } from '../src/platform/context.ts'
import { openRound, PROVKOPING } from './open-round.ts'
import { signInAs } from './sign-in.ts'

const [voluntary] = PROVKOPING.units.slice(-1)

/** Two units of the municipality that meet many of the same people, and a third. */
export const DOUBTFUL: Municipality = {
  ...PROVKOPING,
  units: [
    ...PROVKOPING.units.slice(0, 2),
    ...(voluntary ? [{ ...voluntary, organisationKind: 'municipal' as const }] : []),
  ],
}

const SURNAMES = (
  'Almkvarn Björksten Cederhult Dalfors Ekberget Forsmo Granlid Hagsten Idmark Järnhult Kvarnö Lindåker Mosshem ' +
  'Nybodal Oxdal Pilhult Rosvik Skogmo Tallnäs Ulvsby Vassdal Ygberg Åkerö Ängmo Österfall'
).split(' ')

/** A valid personnummer with a test serial, one for each place. */
export function numberAt(at: number): string {
  const born = `${60 + (at % 30)}${String((at % 9) + 2).padStart(2, '0')}${String((at % 25) + 3).padStart(2, '0')}`
  const digits = `${born}98${at % 10}`
  const sum = [...digits].reduce((total, digit, place) => {
    const doubled = Number(digit) * (place % 2 === 0 ? 2 : 1)
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return `19${born}-98${at % 10}${(10 - (sum % 10)) % 10}`
}

const outdoors = (given: string, family: string, personnummer: string): WrittenCells => ({
  accommodation: 'outdoors',
  given_name: given,
  family_name: family,
  personnummer,
  sex: 'man',
})

/**
 * Invented people of whom two units each report one: the same number, and names with nothing in common. One of the rows
 * has somebody else's number, or it is one person: no model links them, and somebody has to decide.
 */
export const DOUBTFUL_PAIRS: readonly (readonly [WrittenCells, WrittenCells])[] = SURNAMES.slice(0, 22).map(
  (family, at) => [
    outdoors('Torkel', family, numberAt(at)),
    outdoors('Bengt', SURNAMES[(at + 11) % SURNAMES.length] ?? '', numberAt(at)),
  ],
)

/** People whom both units know by the same number and names: most are such, and a model that learns has to see them. */
export const ORDINARY: readonly WrittenCells[] = SURNAMES.slice(0, 24).map((family, at) =>
  outdoors(['Anna', 'Karin', 'Lovisa', 'Frida'][at % 4] ?? '', family, numberAt(at + 30)),
)

/** Three rows with one number under three names: every two of them are in doubt. */
export const DOUBTFUL_TRIO: readonly WrittenCells[] = [
  outdoors('Torkel', 'Granlid', '19690711-9827'),
  outdoors('Bengt', 'Mosshem', '19690711-9827'),
  outdoors('Sixten', 'Järnhult', '19690711-9827'),
]

/** People with a number, of names that nobody of a question bears. */
export const knownByNumber = (people: number): readonly WrittenCells[] =>
  Array.from({ length: people }, (_, at) => ({
    accommodation: 'outdoors',
    given_name: 'Anna Karin Lovisa Frida Sten Gösta Uno Viktor'.split(' ')[at % 8] ?? '',
    family_name:
      'Almkvarn Björksten Cederhult Dalfors Ekberget Forsmo Hagsten Idmark Järnhult'.split(' ')[at % 9] ?? '',
    personnummer: numberAt(at),
    sex: at % 8 < 4 ? 'woman' : 'man',
  }))

export interface DoubtfulRound {
  readonly censusId: string
  /** Ids of the answers by the key of the unit. */
  readonly answers: ReadonlyMap<string, string>
}

/** A round in which two units have handed in doubtful pairs, and what else a test asks for. */
export async function openDoubtfulRound(
  context: Context,
  more: Readonly<Record<string, readonly WrittenCells[]>> = {},
  round: { readonly key?: string; readonly week?: { readonly from: string; readonly to: string } } = {},
  pairs: readonly (readonly [WrittenCells, WrittenCells])[] = DOUBTFUL_PAIRS,
): Promise<DoubtfulRound> {
  const opened = await openRound(context, { municipality: DOUBTFUL, deadline: '2099-12-31', ...round })
  const { accountId } = await signInAs(context, 'unit_reporter')
  const answers = new Map([...opened].map(([key, { id }]) => [key, id]))
  const censusId = [...opened.values()][0]?.round.census.id ?? ''
  const rows: Readonly<Record<string, readonly WrittenCells[]>> = {
    akuten: [...pairs.map(([left]) => left), ...(more.akuten ?? [])],
    mottagningen: [...pairs.map(([, right]) => right), ...(more.mottagningen ?? [])],
    stadsmissionen: more.stadsmissionen ?? [],
  }
  for (const [unit, cells] of Object.entries(rows))
    if (cells.length > 0) await handInRows(context, answers.get(unit) ?? '', cells, accountId)
  return { censusId, answers }
}

/** Writes rows into an answer and hands it in. */
export async function handInRows(
  context: Context,
  answerId: string,
  cells: readonly WrittenCells[],
  accountId: string,
): Promise<void> {
  const rows: { key: string; version: null; cells: WrittenCells }[] = []
  for (const each of cells) rows.push({ key: await newRowKey(context, answerId), version: null, cells: each })
  await saveRows(context, answerId, rows, { madeBy: 'form', accountId: null })
  await handIn(context, answerId, accountId)
}
