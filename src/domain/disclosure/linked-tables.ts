/**
 * One figure of a release, or one that can be worked out from it. Unit: persons.
 *
 * - *total*: a whole population; withheld only where nothing else helps
 * - *inner*: any other figure that may be published
 * - *hidden*: never published, but somebody may work it out ("all but three"); protected like those that are
 * - *slack*: what one figure has over others; nobody's figure, and not protected
 */
export interface Cell {
  readonly key: string
  readonly value: number
  /** The table that goes when the cell cannot be protected in it. */
  readonly table: string
  readonly role: 'total' | 'inner' | 'hidden' | 'slack'
  /** Keys of the figures it is a part of, nearest first. */
  readonly parents: readonly string[]
  /** Being in it says something of a person. `false`: "not known". */
  readonly tells: boolean
}

/** May be published at all. */
export const isPublishable = ({ role }: Cell): boolean => role === 'total' || role === 'inner'

/** Something known to hold between figures: the sum of `times` × figure over its parts is zero. */
export interface Relation {
  readonly parts: readonly { readonly cell: string; readonly times: number }[]
}

/** All tables of a release together with what holds between them: margins, parts, flows, earlier releases. */
export interface LinkedTables {
  readonly cells: ReadonlyMap<string, Cell>
  readonly relations: readonly Relation[]
  /** Figures that are public already; they cannot be withheld any more. */
  readonly known: ReadonlySet<string>
}

/** A figure is the sum of its parts. */
export const sumOf = (whole: string, parts: readonly string[]): Relation => ({
  parts: [{ cell: whole, times: -1 }, ...parts.map((cell) => ({ cell, times: 1 }))],
})

/**
 * Somebody who reads the release and knows more than it says.
 *
 * - *outsider*: knows what is published, now and before
 * - *person*: knows the whole of a cell so small that those in it may know each other
 * - *contributor*: has reported persons, and subtracts its own
 */
export interface Attacker {
  readonly key: string
  readonly kind: 'outsider' | 'person' | 'contributor'
  /** Persons of a cell the attacker knows by itself: the cell holds at least so many. No entry: none. */
  readonly knows: ReadonlyMap<string, number>
  /** Cells the attacker knows as well as if they were published. */
  readonly exactly: ReadonlySet<string>
}

/** Whoever reads what is published, and nothing else. */
export const OUTSIDER: Attacker = { key: 'outsider', kind: 'outsider', knows: new Map(), exactly: new Set() }

/** Persons of a cell that an attacker does not know by itself. */
export const othersIn = ({ key, value }: Cell, { knows }: Attacker): number =>
  value - Math.min(value, knows.get(key) ?? 0)
