/** The parts of WebHID that are used here (WICG WebHID API); TypeScript's DOM types do not have it. */
export interface HidDeviceLike extends EventTarget {
  readonly opened: boolean;
  readonly collections: readonly { readonly usagePage?: number }[];
  open(): Promise<void>;
  close(): Promise<void>;
}

/** Bar code scanners in the USB HID Point of Sale Usage Tables 1.02. */
export const SCANNER_PAGE = 0x8c;

/** Reads a scanner in its "HID POS" mode. Resolves when it is open, rejects if it cannot be opened. */
export async function openHidScanner(device: HidDeviceLike, onScan: (text: string) => void): Promise<{ close(): Promise<void> }> {
  let text = '';
  function onReport(event: Event): void {
    const data = 'data' in event && event.data instanceof DataView ? event.data : undefined;
    const part = data === undefined ? undefined : readReport(data);
    if (part === undefined) return;
    // The prefix comes with each part of a long code.
    text = text === '' ? part.symbology + part.text : text + part.text;
    if (part.continues) return;
    const whole = text;
    text = '';
    if (whole.trim() !== '') onScan(whole.trim());
  }
  device.addEventListener('inputreport', onReport);
  if (!device.opened) await device.open();
  return {
    async close() {
      device.removeEventListener('inputreport', onReport);
      await device.close().catch(() => {});
    },
  };
}

/**
 * A scanned-data report without its id, as makers lay it out alike: one byte length, three of AIM symbology identifier, 56 of data, two of
 * their own, and one whose lowest bit says that the code goes on in the next report. (For example Access-IS LSR118 manual, appendix B.)
 */
export function readReport(data: DataView): { symbology: string; text: string; continues: boolean } | undefined {
  if (data.byteLength < DATA_AT + 1) return undefined;
  const room = Math.min(DATA_BYTES, data.byteLength - DATA_AT);
  const length = data.getUint8(0);
  if (length === 0 || length > room) return undefined;
  const symbology = ascii(data, 1, 3);
  return {
    symbology: /^\][A-Za-z]\d$/.test(symbology) ? symbology : '',
    text: ascii(data, DATA_AT, length).replace(/[\r\n]+$/, ''),
    continues: data.byteLength >= FLAG_AT + 1 && (data.getUint8(FLAG_AT) & 1) === 1,
  };
}

const DATA_AT = 4;
const DATA_BYTES = 56;
const FLAG_AT = 62;

function ascii(data: DataView, from: number, length: number): string {
  let text = '';
  for (let i = from; i < from + length; i++) text += String.fromCharCode(data.getUint8(i));
  return text;
}
