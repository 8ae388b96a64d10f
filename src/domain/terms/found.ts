/**
 * What is found for each item, where anything is. The same as `flatMap` with an empty list for nothing, in a fraction of
 * the time: for lists of all persons or records.
 */
export function findEach<Item, Found>(
  items: readonly Item[],
  find: (item: Item, place: number) => Found | undefined,
): Found[] {
  const found: Found[] = []
  let place = 0
  for (const item of items) {
    const one = find(item, place)
    if (one !== undefined) found.push(one)
    place += 1
  }
  return found
}

/** What stands at a place of a list that points to it. Refuses a place that is not in the list: then one of both is broken. */
export function at<Item>(items: readonly Item[], place: number): Item {
  const found = items[place]
  if (found === undefined) throw new Error('what is stored points to more than there is')
  return found
}
