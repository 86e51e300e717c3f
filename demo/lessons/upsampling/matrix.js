// @ts-check
// A convolution as a matrix: row by row, what each cell of its output reads. Stride 1, no padding.
import { mapOf } from "./arithmetic.js";
/** @import { NumberMap } from "./types.d.ts" */

/**
 * The matrix C of a convolution: C · x is the output, both row by row.
 *
 * @param {NumberMap} kernel
 * @param {number} side of the input, a square
 * @returns {NumberMap} a row for each cell of the output, a column for each cell of the input
 */
export function matrixOf(kernel, side) {
  const small = side - kernel.rows + 1;
  const matrix = mapOf(small * small, side * side);
  for (let row = 0; row < matrix.rows; row++) {
    const [top, left] = [Math.floor(row / small), row % small];
    kernel.data.forEach((weight, place) => {
      const [down, across] = [Math.floor(place / kernel.columns), place % kernel.columns];
      matrix.data[row * matrix.columns + (top + down) * side + left + across] = weight;
    });
  }
  return matrix;
}
/** @type {(matrix: NumberMap) => NumberMap} */
export function turned({ rows, columns, data }) {
  return mapOf(columns, rows, data.map((_, place) => data[(place % rows) * columns + Math.floor(place / rows)]));
}
/** @type {(matrix: NumberMap, vector: ArrayLike<number>) => number[]} */
export const times = ({ rows, columns, data }, vector) => Array.from({ length: rows }, (_, row) => (
  data.subarray(row * columns, (row + 1) * columns).reduce((sum, weight, column) => sum + weight * vector[column], 0)));

// Which cells a row of C reads, even where the kernel holds a 0: those under the kernel.
/** @type {(row: number, size: number, side: number) => boolean[]} */
export function underKernel(row, size, side) {
  const small = side - size + 1;
  const [top, left] = [Math.floor(row / small), row % small];
  return Array.from({ length: side * side }, (_, cell) => {
    const [down, across] = [Math.floor(cell / side) - top, (cell % side) - left];
    return down >= 0 && down < size && across >= 0 && across < size;
  });
}
