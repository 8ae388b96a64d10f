/**
 * What is found for each item, where anything is. The same as `flatMap` with an empty list for nothing, in a fraction of
 * the time: for lists of all persons or records.
 */
export function findEach<Item, Found>(
  items: readonly Item[],
  find: (item: Item, at: number) => Found | undefined,
): Found[] {
  const found: Found[] = []
  for (const [at, item] of items.entries()) {
    const one = find(item, at)
    if (one !== undefined) found.push(one)
  }
  return found
}

/** What stands at a place of a list that points to it. Refuses a place that is not in the list: then one of both is broken. */
export function at<Item>(items: readonly Item[], place: number): Item {
  const found = items[place]
  if (found === undefined) throw new Error('what is stored points to more than there is')
  return found
}
