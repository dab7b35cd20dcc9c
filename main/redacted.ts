/**
 * A value for a report that leaves the station: of numbers that could name a device only the last four digits, no company's name, and
 * nothing that opens anything. Names of operations stay whole, because Google's support asks for them.
 */
export function redacted(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (name, part: unknown) => {
      if (PRIVATE.test(name)) return '(hidden)';
      if (typeof part === 'string') return redactedText(part);
      return typeof part === 'number' && Math.abs(part) >= 1e13 ? redactedText(String(part)) : part;
    }),
  );
}

const PRIVATE = /key(?!chain)|token|secret|password|authorization|assertion|cookie|(customer|company)Name/i;

function redactedText(text: string): string {
  return text
    .replaceAll(/-----BEGIN[^-]*-----[\s\S]*?(-----END[^-]*-----|$)/g, '(hidden)')
    .replaceAll(/\b(ya29\.|eyJ)[\w.\-/+=]+/g, '(hidden)')
    .replaceAll(/\bBearer\s+\S+/gi, '(hidden)')
    .replaceAll(/operations\/[\w/-]*|\d{14,}/g, (found) => (found.startsWith('operations/') ? found : ending(found)))
    .replaceAll(/\b(?=\d*[A-F])[\dA-F]{14}\b/gi, ending);
}

function ending(number: string): string {
  return `…${number.slice(-4)}`;
}
