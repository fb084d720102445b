/** A square matrix, row by row. */
export type Matrix = Float64Array;

/**
 * The lower triangle L with L L' = the matrix (Cholesky); undefined where it is not positive semidefinite. A pivot of 0 is
 * allowed: what stands under it then has to be 0 as well.
 */
export function cholesky(matrix: Matrix, size: number): Matrix | undefined {
  const lower = new Float64Array(size * size);
  for (let j = 0; j < size; j++) {
    let pivot = matrix[j * size + j] as number;
    for (let k = 0; k < j; k++) pivot -= (lower[j * size + k] as number) ** 2;
    if (pivot < -ROUNDING) return undefined;
    const root = pivot <= ROUNDING ? 0 : Math.sqrt(pivot);
    lower[j * size + j] = root;
    for (let i = j + 1; i < size; i++) {
      let left = matrix[i * size + j] as number;
      for (let k = 0; k < j; k++) left -= (lower[i * size + k] as number) * (lower[j * size + k] as number);
      if (root === 0 && Math.abs(left) > 1e-6) return undefined;
      lower[i * size + j] = root === 0 ? 0 : left / root;
    }
  }
  return lower;
}

const ROUNDING = 1e-10;
/** Up to so many rows the nearest matrix is found; of larger ones negative eigenvalues are cut off. */
const MOST_EXACT = 40;
const MOST_PROJECTIONS = 100;

/**
 * The nearest correlation matrix by alternating projections with Dykstra's correction (Higham 2002, "Computing the nearest
 * correlation matrix"); of a large one the matrix without its negative eigenvalues, scaled to ones on its diagonal. Either is
 * moved a little towards the unit matrix, so that it has a Cholesky factor.
 */
export function nearestCorrelation(matrix: Matrix, size: number): Matrix {
  if (size > MOST_EXACT) return scaledToOnes(positivePart(matrix, size), size);
  let at = matrix.slice();
  const correction = new Float64Array(size * size);
  for (let step = 0; step < MOST_PROJECTIONS; step++) {
    const corrected = at.map((value, i) => value - (correction[i] as number));
    const positive = positivePart(corrected, size);
    const next = positive.slice();
    for (let i = 0; i < size; i++) next[i * size + i] = 1;
    let moved = 0;
    for (let i = 0; i < at.length; i++) {
      correction[i] = (positive[i] as number) - (corrected[i] as number);
      moved = Math.max(moved, Math.abs((next[i] as number) - (at[i] as number)));
    }
    at = next;
    if (moved < 1e-7) break;
  }
  return scaledToOnes(positivePart(at, size), size);
}

/** Ones on the diagonal, and a trace of the unit matrix. */
function scaledToOnes(matrix: Matrix, size: number): Matrix {
  const made = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      const scale = Math.sqrt((matrix[i * size + i] as number) * (matrix[j * size + j] as number));
      made[i * size + j] = i === j ? 1 : scale > 0 ? ((1 - 1e-8) * (matrix[i * size + j] as number)) / scale : 0;
    }
  }
  return made;
}

/** A symmetric matrix without its negative eigenvalues. */
function positivePart(matrix: Matrix, size: number): Matrix {
  const { values, vectors } = eigen(matrix, size);
  const made = new Float64Array(size * size);
  for (let k = 0; k < size; k++) {
    const value = values[k] as number;
    if (value <= 0) continue;
    for (let i = 0; i < size; i++) {
      const scaled = value * (vectors[i * size + k] as number);
      for (let j = 0; j <= i; j++) made[i * size + j] = (made[i * size + j] as number) + scaled * (vectors[j * size + k] as number);
    }
  }
  for (let i = 0; i < size; i++) for (let j = i + 1; j < size; j++) made[i * size + j] = made[j * size + i] as number;
  return made;
}

/** Eigenvalues and eigenvectors (columns) of a symmetric matrix by cyclic Jacobi rotations (Golub and Van Loan, Matrix Computations). */
export function eigen(matrix: Matrix, size: number): { readonly values: Float64Array; readonly vectors: Matrix } {
  const a = matrix.slice();
  const vectors = new Float64Array(size * size);
  for (let i = 0; i < size; i++) vectors[i * size + i] = 1;
  for (let sweep = 0; sweep < 30; sweep++) {
    let off = 0;
    for (let i = 0; i < size; i++) for (let j = 0; j < i; j++) off += (a[i * size + j] as number) ** 2;
    if (off < 1e-20) break;
    for (let p = 0; p < size - 1; p++) for (let q = p + 1; q < size; q++) rotate(a, vectors, size, p, q);
  }
  return { values: Float64Array.from({ length: size }, (_, i) => a[i * size + i] as number), vectors };
}

function rotate(a: Matrix, vectors: Matrix, size: number, p: number, q: number): void {
  const apq = a[p * size + q] as number;
  if (Math.abs(apq) < 1e-300) return;
  const theta = ((a[q * size + q] as number) - (a[p * size + p] as number)) / (2 * apq);
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (let k = 0; k < size; k++) turn(a, k * size + p, k * size + q, c, s);
  for (let k = 0; k < size; k++) turn(a, p * size + k, q * size + k, c, s);
  for (let k = 0; k < size; k++) turn(vectors, k * size + p, k * size + q, c, s);
}

function turn(values: Matrix, i: number, j: number, c: number, s: number): void {
  const [x, y] = [values[i] as number, values[j] as number];
  values[i] = c * x - s * y;
  values[j] = s * x + c * y;
}
