import type { Metadata } from '../domain/device-record.ts';
import type { Answer } from '../domain/trouble.ts';
import type { Journal } from '../ports/journal.ts';
import type { PartnerApi } from '../ports/partner-api.ts';
import type { Troubled } from '../views/google.ts';
import { isStored } from './is-stored.ts';
import type { KnownDevices } from './known-devices.ts';
import { cannotStore, noAccount, troubled } from './troubled.ts';

/** Order number and telephone number of single devices. */
export interface DeviceMetadata {
  /** Keys that are not named stay; an empty value deletes its key. Answers with all that the device then has. */
  setMetadata(deviceId: string, metadata: Metadata): Promise<{ readonly outcome: 'changed'; readonly metadata: Metadata } | Troubled>;
}

export function deviceMetadata({
  journal,
  partner,
  known,
}: {
  readonly journal: Journal;
  readonly partner: () => PartnerApi | undefined;
  readonly known: KnownDevices;
}): DeviceMetadata {
  return {
    async setMetadata(deviceId, metadata) {
      const api = partner();
      if (api === undefined) return noAccount;
      const answer = await changedAtGoogle(api, deviceId, metadata);
      if (!answer.ok) return troubled(answer.trouble);
      const box = known.boxOf({ deviceId, identifiers: {} });
      const body = { deviceId, ...(box !== undefined && { box: box.id }), metadata: { ...metadata } };
      const isWritten = isStored(() => journal.append([{ type: 'metadata-changed', body }]));
      return isWritten ? { outcome: 'changed', metadata: answer.value } : cannotStore;
    },
  };
}

/** What the device then has. After a lost answer it is looked at: what is there is what is true. */
async function changedAtGoogle(api: PartnerApi, deviceId: string, metadata: Metadata): Promise<Answer<Metadata>> {
  const answer = await api.setMetadata(deviceId, metadata);
  if (answer.ok || answer.trouble.mayHaveHappened === 'no') return answer;
  const after = await api.device(deviceId);
  const isThere = after.ok && Object.entries(metadata).every(([key, value]) => (after.value.metadata[key] ?? '') === value);
  return isThere ? { ok: true, value: after.value.metadata } : answer;
}
