import { pack } from './pack.ts';

/** `node packing-station.ts JOURNAL BOXES SYNCHRONOUS`: what the record is made of. FULL is what a station does. */
const [file = '', boxes = '0', synchronous = 'FULL'] = process.argv.slice(2);
pack(file, Number(boxes), (journal) => {
  if (synchronous !== 'FULL') journal.database.exec(`PRAGMA synchronous = ${synchronous}`);
});
// An orderly end would close the journal, which a power cut does not.
process.kill(process.pid, 'SIGKILL');
