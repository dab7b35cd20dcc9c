/** An answer of Google's that could not be understood, for whoever helps. Holds no token, and no number by which a device could be found. */
export interface Diagnosis {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** HTTP verb and path. */
  readonly method: string;
  /** HTTP status. */
  readonly status: number;
  readonly code: string;
  /** The beginning of the body. */
  readonly shape: string;
}

/** Digits in a row are what names devices, customers and operations: only their last four stay. So do the first 2000 characters. */
export function shapeOf(body: unknown): string {
  const text = typeof body === 'string' ? body : (JSON.stringify(body) ?? 'undefined');
  return shortened(
    text.slice(0, 4 * LONGEST).replaceAll(/"(access_token|id_token|private_key|assertion)"\s*:\s*"[^"]*"?/g, '"$1":"…"'),
  ).slice(0, LONGEST);
}

export function shortened(text: string): string {
  return text.replaceAll(/\d{5,}/g, (digits) => `…${digits.slice(-4)}`);
}

const LONGEST = 2000;
