const CODE = /^[BCDFGHJKLMNPQRSTVWXZ2-9]{28}$/

/** A code as it was made, from what was typed or read: small letters, blanks and a whole address are taken too. */
export function readPhoneCode(typed: string): string | null {
  const signs = (typed.split('#').at(-1) ?? '').toUpperCase().replaceAll(/[^0-9A-Z]/g, '')
  return CODE.test(signs) ? (signs.match(/.{4}/g) ?? []).join('-') : null
}
