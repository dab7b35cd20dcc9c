/** Stands in for a call whose other side is being built on another branch; gone before the branches meet. */
export function notBuilt(): never {
  throw new Error('not built yet');
}
