import type { Doubts, DoubtsOfList } from './doubts-of-list.ts'
import type { NamedParameters } from './estimate.ts'
import type { Doubt, Link, LinkageResult, Partition } from './linkage-result.ts'
import { allTold, type LinkCounts, type LinksOfList, type LinksTold, toldOf } from './links-of-list.ts'
import { type Division, type Divisions, NOWHERE } from './persons-of-list.ts'

/** What one run of linkage says (`LinkageResult`), with records known by their places in the order they were linked in. */
export interface LinkageByPlace extends Divisions, Doubts {
  /** Makes the links: whoever only counts them needs none. */
  readonly links: () => LinksOfList
  readonly linkCounts: LinkCounts
  /** Numbers that stand with so many names that two of these are not asked about, and the records that have them. */
  readonly numbersOfMany: { readonly numbers: number; readonly records: number }
  readonly parameters: NamedParameters
}

/** The same in plain values alone, links and all: so it goes from one thread to another. */
export interface PlainLinkage extends Divisions, Doubts {
  readonly links: LinksTold
  readonly parameters: NamedParameters
}

/** Makes the links, and leaves out what is only counted. */
export const plainLinkage = ({ links, linkCounts: _, numbersOfMany: __, ...linked }: LinkageByPlace): PlainLinkage => ({
  ...linked,
  links: allTold(links()),
})

/** The same with records known by their ids. */
export function resultById(
  { asLinked, doubtsLinked, doubtsApart, doubts, listDoubts, links, parameters }: PlainLinkage,
  idOf: (place: number) => string,
): LinkageResult {
  return {
    ...dividedById({ asLinked, doubtsLinked, doubtsApart }, idOf),
    links: linksById(links, idOf),
    doubts: doubtsById(doubts, idOf),
    listDoubts: doubtsById(listDoubts, idOf),
    parameters,
  }
}

type IdOf = (place: number) => string

/** The three divisions with records known by their ids. */
export function dividedById(
  { asLinked, doubtsLinked, doubtsApart }: Divisions,
  idOf: IdOf,
): Pick<LinkageResult, 'asLinked' | 'doubtsLinked' | 'doubtsApart'> {
  const linked = partitionOf(asLinked, idOf)
  return {
    asLinked: linked,
    doubtsLinked: partitionBeside(asLinked, linked, doubtsLinked, idOf),
    doubtsApart: partitionBeside(asLinked, linked, doubtsApart, idOf),
  }
}

function partitionOf({ persons, personOf }: Division, idOf: IdOf): Partition {
  const records = Array.from({ length: persons }, (): string[] => [])
  for (let place = 0; place < personOf.length; place++) records[personOf[place] ?? NOWHERE]?.push(idOf(place))
  return records
}

/** Most persons are the same however doubts are settled: those are held once. */
function partitionBeside(
  asLinked: Division,
  linked: Partition,
  { persons, personOf }: Division,
  idOf: IdOf,
): Partition {
  // Of each person who it is as linked, and how many records of that person there are; NOWHERE for one that is several.
  const sameAs = new Int32Array(persons)
  const records = new Int32Array(persons)
  for (let place = 0; place < personOf.length; place++) {
    const person = personOf[place] ?? 0
    const as = asLinked.personOf[place] ?? NOWHERE
    if (records[person] === 0) sameAs[person] = as
    else if (sameAs[person] !== as) sameAs[person] = NOWHERE
    records[person] = (records[person] ?? 0) + 1
  }
  const isHeld = (person: number) => linked[sameAs[person] ?? NOWHERE]?.length === records[person]
  const others = new Map<number, string[]>()
  for (let place = 0; place < personOf.length; place++) {
    const person = personOf[place] ?? 0
    if (isHeld(person)) continue
    const members = others.get(person)
    if (members) members.push(idOf(place))
    else others.set(person, [idOf(place)])
  }
  return Array.from({ length: persons }, (_, person) => others.get(person) ?? linked[sameAs[person] ?? NOWHERE] ?? [])
}

const linksById = (links: LinksTold, idOf: IdOf): Link[] =>
  Array.from({ length: links.length }, (_, at) => {
    const { weight, probability, decision, evidence } = toldOf(links, at)
    const left = idOf(links.left[at] ?? 0)
    return { left, right: idOf(links.right[at] ?? 0), weight, probability, decision, evidence }
  })

/** Doubts with records known by their ids. */
export function doubtsById(doubts: DoubtsOfList, idOf: IdOf): Doubt[] {
  const { length, betweenPersons, left, right, linkedNow, probabilitySame } = doubts
  return Array.from({ length }, (_, at) => {
    const other = right[at] ?? NOWHERE
    return {
      left: idOf(left[at] ?? 0),
      right: other === NOWHERE ? null : idOf(other),
      ofRow: at >= betweenPersons,
      linkedNow: linkedNow[at] === 1,
      probabilitySame: probabilitySame[at] ?? 0,
    }
  })
}
