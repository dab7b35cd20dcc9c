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

/** A device that somebody else registered. */
export interface ForeignDevice {
  readonly identifier: Readonly<Record<string, string>>;
  readonly heldBy: 'another company' | 'our customer, through another reseller' | 'a vendor of ours';
  readonly simLock: 'UNLOCKED' | 'LOCKED_TO_PARTNER' | 'LOCKED_TO_OTHER_PARTNER';
}

/** All of them: beside the phones a Wi-Fi tablet, a MEID phone, and two that are nearer to us and yet not ours. */
export const foreignDevices: readonly ForeignDevice[] = [
  ...foreignImeis.map((imei): ForeignDevice => ({ identifier: { imei }, heldBy: 'another company', simLock: 'UNLOCKED' })),
  {
    identifier: { serialNumber: 'Xq7Z00001', manufacturer: 'Acme', model: 'Tab 7' },
    heldBy: 'another company',
    simLock: 'UNLOCKED',
  },
  { identifier: { meid: 'A0000099170001' }, heldBy: 'another company', simLock: 'LOCKED_TO_OTHER_PARTNER' },
  { identifier: { imei: '350999170000078' }, heldBy: 'our customer, through another reseller', simLock: 'LOCKED_TO_OTHER_PARTNER' },
  { identifier: { imei: '350999170000086' }, heldBy: 'a vendor of ours', simLock: 'LOCKED_TO_PARTNER' },
];
