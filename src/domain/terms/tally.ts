/** A value for each of a closed list of keys, in their order: so that a zero is shown and no key is forgotten. */
export function forEach<Key extends string, Value>(
  keys: readonly Key[],
  value: (key: Key) => Value,
): Record<Key, Value> {
  // The one cast: Object.fromEntries forgets which keys it was given.
  return Object.fromEntries(keys.map((key) => [key, value(key)])) as Record<Key, Value>
}
