import { BOX_STATES, type Box } from '../../../core/domain/box.ts';
import { deviceCsv, deviceCsvName } from '../../../core/domain/device-csv.ts';
import { shiftCsv, shiftCsvName } from '../../../core/domain/shift-csv.ts';
import { summarise } from '../../../core/domain/shift.ts';
import { parseCsv } from '../../../test/support/csv.ts';
import type { Random } from '../../labels/random.ts';
import { hostileText, spoilt } from '../hostile.ts';
import { attemptAll, type Part } from '../part.ts';

/** What a spreadsheet is given: every cell comes back as it was, and no spreadsheet runs any. */
export const tables: Part = {
  name: 'tables',
  share: 15,
  async run(abuse) {
    await attemptAll(abuse, (random, input) => {
      const { rows, texts, name } = random.fraction() < 0.5 ? ofShift(random) : ofDevices(random);
      const [headings = [], ...cells] = parseCsv(rows);
      if (cells.some((row) => row.length !== headings.length)) abuse.found('wrongAnswers', input, 'a cell became two');
      const inside = cells.flat();
      const run = inside.find((cell) => !isHarmless(cell));
      if (run !== undefined) abuse.found('wrongAnswers', input, `a spreadsheet would run ${JSON.stringify(run)}`);
      const read = new Set([...inside, ...inside.map(asRead)]);
      const lost = texts.find((text) => !read.has(text));
      if (lost !== undefined) abuse.found('wrongAnswers', input, `${JSON.stringify(lost)} does not come back`);
      if (!/^[\w.-]+\.csv$/.test(name)) abuse.found('wrongAnswers', input, `a file called ${JSON.stringify(name)}`);
    });
  },
};

/** Text, or a formula that is nothing but one text without a way out of it. */
function isHarmless(cell: string): boolean {
  return !/^[=+\-@\t\r\n＝＋－＠]/.test(cell) || /^="[^"]*"$/.test(cell);
}

function asRead(cell: string): string {
  return /^="(.*)"$/.exec(cell)?.[1] ?? (/^'[=+\-@\t\r\n＝＋－＠]/.test(cell) ? cell.slice(1) : cell);
}

interface Table {
  readonly rows: string;
  /** That must be in it. */
  readonly texts: readonly string[];
  readonly name: string;
}

function ofShift(random: Random): Table {
  const boxes = Array.from({ length: random.whole(1, 3) }, () => boxOf(random));
  const summary = summarise(
    { id: 'shift-1', startedAt: random.whole(0, 4e12), endedAt: undefined },
    { boxes: [], repeated: 0, refused: 0 },
    0,
  );
  const texts = boxes.flatMap(({ customer, identifiers }) => [
    customer.id,
    customer.name,
    identifiers.serialNumber ?? '',
    identifiers.model ?? '',
  ]);
  return { rows: shiftCsv(summary, boxes), texts, name: shiftCsvName(summary) };
}

function ofDevices(random: Random): Table {
  const customer = { id: cell(random), name: cell(random) };
  const serialNumber = cell(random);
  const order = cell(random);
  const device = {
    deviceId: random.digits(18),
    identifiers: { imei: random.digits(15), serialNumber },
    claims: [{ section: 'ZERO_TOUCH', reseller: cell(random) }],
    metadata: { ordernumber: order },
  };
  const rows = deviceCsv(customer, [device]);
  return { rows, texts: [customer.name, serialNumber, order], name: deviceCsvName(customer.id, random.whole(0, 4e12), true) };
}

function boxOf(random: Random): Box {
  return {
    id: 'box',
    seq: 1,
    acceptedAt: random.whole(0, 4e12),
    shift: 'shift-1',
    customer: { id: cell(random), name: cell(random) },
    identifiers: { imei: random.digits(15), serialNumber: cell(random), manufacturer: cell(random), model: cell(random) },
    source: 'typed',
    operator: undefined,
    state: random.pick(BOX_STATES),
    reason: undefined,
    code: cell(random),
    deviceId: cell(random),
    claim: undefined,
    release: undefined,
    batchLimit: undefined,
    sentAt: undefined,
    changedAt: 0,
  };
}

function cell(random: Random): string {
  const text = random.pick(['1/2', '12-11-20', '=1+1', '@x', '-5', 'Northwind', '0012', '1E5', 'TRUE', '"', "'=", 'May 5']);
  return random.pick([text, spoilt(text, random), hostileText(random).slice(0, 200)]);
}
