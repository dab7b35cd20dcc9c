import type { StationClient } from '../connection/client.ts';

export type Imported = Awaited<ReturnType<StationClient['keeping']['finishImport']>>;

/**
 * Gives the archive to the station piece by piece; of a file of any size, no more than one piece is in memory.
 * @param progress 0 to 100
 */
export async function giveArchive(
  client: Pick<StationClient, 'keeping'>,
  file: Blob,
  progress: (percent: number) => void,
): Promise<Imported> {
  const { upload } = await client.keeping.beginImport();
  for (let offset = 0; offset < file.size; offset += PIECE) {
    progress(Math.floor((100 * offset) / file.size));
    const base64 = await base64Of(file.slice(offset, offset + PIECE));
    const { outcome } = await client.keeping.addToImport({ upload, offset, base64 });
    if (outcome !== 'added') return { outcome: 'refused', reason: outcome };
  }
  progress(100);
  return client.keeping.finishImport({ upload });
}

function base64Of(piece: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(typeof reader.result === 'string' ? reader.result.replace(/^[^,]*,/, '') : ''));
    reader.addEventListener('error', () => reject(reader.error ?? new Error('the file cannot be read')));
    reader.readAsDataURL(piece);
  });
}

const PIECE = 1024 * 1024;
