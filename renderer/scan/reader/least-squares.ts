/**
 * Solves the normal equations A·x = b of a small least-squares problem by elimination with pivoting.
 * @param matrix A, row after row, `size * size`; overwritten
 * @param right b; overwritten with x
 * @returns whether there is one solution
 */
export function solve(matrix: Float64Array, right: Float64Array, size: number): boolean {
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let row = column + 1; row < size; row++) {
      if (Math.abs(matrix[row * size + column] ?? 0) > Math.abs(matrix[pivot * size + column] ?? 0)) pivot = row;
    }
    const divisor = matrix[pivot * size + column] ?? 0;
    if (Math.abs(divisor) < 1e-9) return false;
    if (pivot !== column) {
      for (let k = column; k < size; k++) swap(matrix, column * size + k, pivot * size + k);
      swap(right, column, pivot);
    }
    for (let row = column + 1; row < size; row++) {
      const factor = (matrix[row * size + column] ?? 0) / divisor;
      if (factor === 0) continue;
      for (let k = column; k < size; k++)
        matrix[row * size + k] = (matrix[row * size + k] ?? 0) - factor * (matrix[column * size + k] ?? 0);
      right[row] = (right[row] ?? 0) - factor * (right[column] ?? 0);
    }
  }
  for (let row = size - 1; row >= 0; row--) {
    let sum = right[row] ?? 0;
    for (let k = row + 1; k < size; k++) sum -= (matrix[row * size + k] ?? 0) * (right[k] ?? 0);
    right[row] = sum / (matrix[row * size + row] ?? 1);
  }
  return true;
}

function swap(values: Float64Array, first: number, second: number): void {
  const kept = values[first] ?? 0;
  values[first] = values[second] ?? 0;
  values[second] = kept;
}
