import { expect, test } from 'vitest';
import { decodeText, isNoText } from '../../../renderer/carton/decode-text.ts';
import { imei } from '../../support/devices.ts';

const text = `Gerät;Número;Zażółć\r\n${imei(1)};é;1`;
const plain = `Gerät;IMEI\r\n${imei(1)};blau`;
const swapped = (bytes: Buffer): Buffer => Buffer.from(bytes).swap16();

test.each([
  ['UTF-8', text, Buffer.from(text)],
  ['UTF-8 with a byte order mark', text, Buffer.from(`\ufeff${text}`)],
  ['UTF-16, little end first', text, Buffer.from(text, 'utf16le')],
  ['UTF-16, little end first, with a byte order mark', text, Buffer.from(`\ufeff${text}`, 'utf16le')],
  ['UTF-16, big end first', text, swapped(Buffer.from(text, 'utf16le'))],
  ['UTF-16, big end first, with a byte order mark', text, swapped(Buffer.from(`\ufeff${text}`, 'utf16le'))],
  ['Windows-1252', plain, Buffer.from(plain, 'latin1')],
  ['nothing', '', Buffer.from('')],
])('a file in %s is read as it was written', (_, written, bytes) => {
  expect(decodeText(bytes)).toBe(written);
});

test('workbooks and PDF are told from text', () => {
  expect([Buffer.from('PK\u0003\u0004…'), Buffer.from('%PDF-1.7'), Buffer.from(text)].map((bytes) => isNoText(bytes))).toEqual([
    true,
    true,
    false,
  ]);
});
