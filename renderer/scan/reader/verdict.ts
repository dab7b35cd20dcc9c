/** How well a row of symbols explains a profile. Costs are mean squared differences of darkness, where ink minus paper is 1. */
export interface Evidence {
  /** Of the whole code, start and stop included. */
  readonly residual: number;
  /** Of the best row of data and check symbols. */
  readonly cost: number;
  /** Of the next best row that is a valid IMEI too. */
  readonly runnerUp: number;
  /** Of the best row whose Luhn digit is wrong. */
  readonly wrongLuhn: number;
  /** Of the best row if any symbol could stand anywhere and no check had to hold. */
  readonly free: number;
  readonly symbols: number;
  readonly blur: number;
}

export function isBelievable({ cost, runnerUp, wrongLuhn, free, symbols }: Evidence): boolean {
  const margin = (runnerUp - cost) * symbols;
  return cost < 0.04 && margin > 0.03 && runnerUp > 1.2 * cost && wrongLuhn > cost && cost - free < 0.004;
}
