import type { Partition } from '../../domain/linkage/linkage-result.ts'
import { findEach } from '../../domain/terms/found.ts'
import type { Material } from '../submission/material.service.ts'

/** Persons, each as the places of their records in a material. */
export type PersonsByPlace = readonly (readonly number[])[]

/**
 * The persons of a run, each with their records in the order of files and rows: random ids must not decide which of two
 * equal records speaks for a person. Rows of registers are not among them. Found once for all stages and definitions.
 */
export function personsByPlace({ records }: Pick<Material, 'records'>, persons: Partition): PersonsByPlace {
  const before = FOUND.get(persons)
  if (before?.records === records) return before.persons
  const places = new Map(records.map(({ id }, place) => [id, place]))
  const found = persons.map((ids) => findEach(ids, (id) => places.get(id)).sort((a, b) => a - b))
  FOUND.set(persons, { records, persons: found })
  return found
}

const FOUND = new WeakMap<Partition, { readonly records: Material['records']; readonly persons: PersonsByPlace }>()
