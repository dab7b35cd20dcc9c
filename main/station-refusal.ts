/** The station cannot start. `message` is for the person in front of it: what is wrong and what to do. */
export class StationRefusal extends Error {
  override readonly name = 'StationRefusal';
  readonly reason: 'in-use' | 'not-writable' | 'damaged' | 'newer-version' | 'options';
  constructor(reason: StationRefusal['reason'], message: string, cause?: unknown) {
    super(message, { cause });
    this.reason = reason;
  }
}
