// Columns in memory that threads share: what one of them has written another reads without its being copied.

const bytes = (size: number) => new SharedArrayBuffer(Math.max(8, size))

/** Whole numbers of 32 bits, all `value` to begin with. */
export function shared32(size: number, value = 0): Int32Array {
  const numbers = new Int32Array(bytes(4 * size), 0, size)
  return value === 0 ? numbers : numbers.fill(value)
}

/** Whole numbers of 16 bits, all 0 to begin with. */
export const shared16 = (size: number): Int16Array => new Int16Array(bytes(2 * size), 0, size)

/** Whole numbers of 8 bits without a sign, all 0 to begin with. */
export const shared8 = (size: number): Uint8Array => new Uint8Array(bytes(size), 0, size)

/** Numbers of double precision, all 0 to begin with. */
export const sharedDigits = (size: number): Float64Array => new Float64Array(bytes(8 * size), 0, size)
