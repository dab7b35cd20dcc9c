import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { controlCodeOf, UNDO_CODE } from '../../../core/domain/control-code.ts';
import { readLabel } from '../../../core/domain/label.ts';
import { readOtherDevice } from '../../../core/domain/other-device.ts';

describe('a control code', () => {
  test.each([UNDO_CODE, 'cs-undo', ' CS-UNDO\r', ']C0CS-UNDO'])('is understood as %j', (text) => {
    expect(controlCodeOf(text)).toBe('undo');
  });

  test.each(['UNDO', 'CS-UNDO2', 'XCS-UNDO', 'CS_UNDO', '356938035643809', ''])('is not %j', (text) => {
    expect(controlCodeOf(text)).toBeUndefined();
  });

  test('is never a device: not on a label, and not as a serial number', () => {
    expect(readLabel([{ text: UNDO_CODE }]).kind).toBe('refused');
    expect(readOtherDevice({ serialNumber: UNDO_CODE, manufacturer: 'Acme', model: 'Tab' })).toMatchObject({
      kind: 'refused',
      reason: 'serial',
    });
  });

  test('is no number, however long', () => {
    fc.assert(fc.property(fc.stringMatching(/^[0-9A-F -]{1,40}$/), (text) => controlCodeOf(text) === undefined));
  });
});
