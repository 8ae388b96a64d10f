/** A base that is nowhere: what leads away from it leads away from the service. */
const NOWHERE = 'http://nowhere.invalid'

/** Pages for those who are on their way in: nobody is sent back to them. */
const WAY_IN = /^\/(logga-|inbjudan)/

/** Where to go after signing in, when it is a page of the service; `null` for any other address. */
export function ownPath(address: string): string | null {
  if (!address.startsWith('/') || /[\\\p{Cc}]/u.test(address)) return null
  if (!URL.canParse(address, NOWHERE)) return null
  const { origin, pathname, search } = new URL(address, NOWHERE)
  // `//host` after what the browser takes away would be another host.
  if (origin !== NOWHERE || pathname.startsWith('//') || WAY_IN.test(pathname)) return null
  return `${pathname}${search}`
}
