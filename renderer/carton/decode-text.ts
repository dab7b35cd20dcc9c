/**
 * The text of a file, whatever program wrote it: by its byte order mark, else by its zero bytes (UTF-16 from Excel's "Unicode text"), else
 * as UTF-8 where it is valid, else as Windows-1252.
 */
export function decodeText(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(bytes)).decode(bytes);
}

/** Workbooks (zip, or the older compound file) and PDF are no text, however often they are dropped here. */
export function isNoText(bytes: Uint8Array): boolean {
  return BINARY.some((start) => start.every((byte, i) => bytes[i] === byte));
}

const BINARY = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
  [0x25, 0x50, 0x44, 0x46],
];

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const start = bytes.subarray(0, 2000);
  const zeros = [0, 0];
  for (const [i, byte] of start.entries()) if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  // Digits and separators, which such a list is made of, have one zero byte each.
  if (Math.max(even, odd) * 4 > start.length) return odd > even ? 'utf-16le' : 'utf-16be';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}
