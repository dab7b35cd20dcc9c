/**
 * IMEIs that belong to another reseller's customer from the beginning, for showing and testing what a worker sees then. Google
 * refuses to claim them and does not show them in a search.
 */
export const foreignImeis: readonly string[] = [
  '350999170000011',
  '350999170000029',
  '350999170000037',
  '350999170000045',
  '350999170000052',
  '350999170000060',
];
