import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/**
 * Clears away, now, what is no longer used: for a moment when there is nothing else to do. Left to itself V8 waits until
 * the heap has grown by a share; whoever waits for a thread would hold that garbage just while the thread needs most.
 */
export function clearAway(): void {
  setFlagsFromString('--expose-gc') // node has no other way to ask; it shows in contexts made from now on
  const collect: unknown = runInNewContext('gc')
  if (typeof collect === 'function') collect()
}
