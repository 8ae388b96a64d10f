/** Numbers in a row that becomes as long as it must. */
export interface Growing<Row extends Int32Array | Float64Array = Int32Array | Float64Array> {
  readonly push: (value: number) => void
  readonly length: () => number
  readonly values: () => Row
}

/** Whole numbers of 32 bits. */
export const growing = (): Growing<Int32Array> => growingRow((length) => new Int32Array(length))

/** Numbers of double precision. */
export const growingDigits = (): Growing<Float64Array> => growingRow((length) => new Float64Array(length))

const SHORTEST = 64

function growingRow<Row extends Int32Array | Float64Array>(make: (length: number) => Row): Growing<Row> {
  let row = make(SHORTEST)
  let length = 0
  return {
    push: (value) => {
      if (length === row.length) {
        const longer = make(2 * length)
        longer.set(row)
        row = longer
      }
      row[length] = value
      length += 1
    },
    length: () => length,
    values: () => {
      const values = make(length)
      values.set(row.subarray(0, length))
      return values
    },
  }
}
