import { customerSearch } from '../../../core/domain/customer-search.ts';
import type { Customer } from '../../../core/domain/customer.ts';
import { parseGs1 } from '../../../core/domain/gs1.ts';
import { expectedCheckDigit, identify, imeiOfImeisv } from '../../../core/domain/identifiers.ts';
import { parseImei } from '../../../core/domain/imei.ts';
import { readLabel } from '../../../core/domain/label.ts';
import { questionsFor, wantedDevice } from '../../../core/domain/look-up-names.ts';
import { luhnDigit } from '../../../core/domain/luhn.ts';
import { isPersonalAddress, readNewCustomer } from '../../../core/domain/new-customer.ts';
import { isMakersWord, isSerialNumber, parseMeid, readOtherDevice } from '../../../core/domain/other-device.ts';
import { sameName, similarNames } from '../../../core/domain/similar-names.ts';
import { Identifiers } from '../../../core/views/identifiers.ts';
import { redacted } from '../../../main/redacted.ts';
import type { Random } from '../../labels/random.ts';
import { hostileText, hostileValue, spoilt } from '../hostile.ts';
import { attemptAll, type Part } from '../part.ts';

/** What stands on boxes and cartons, and what people type: read by the functions that the station reads it with. */
export const texts: Part = {
  name: 'texts',
  share: 70,
  async run(abuse) {
    await attemptAll(abuse, (random, input) => {
      const wrong = random.pick(READERS)(random);
      if (wrong !== undefined) abuse.found('wrongAnswers', input, wrong);
    });
  },
};

/** Says what is wrong with the answer, if anything is. */
type Reader = (random: Random) => string | undefined;

const READERS: readonly [Reader, ...Reader[]] = [box, box, box, element, lookedUp, otherDevice, search, newCustomer, report];

function box(random: Random): string | undefined {
  const label = readLabel(readings(random));
  if (label.kind === 'refused') return undefined;
  const [first, second] = label.imeis;
  const isRight = label.imeis.every((imei) => parseImei(imei) !== undefined) && (second === undefined || first < second);
  return isRight ? undefined : `took ${JSON.stringify(label.imeis)} for the IMEIs of a box`;
}

function element(random: Random): string | undefined {
  const text = labelText(random);
  const { value } = identify(text, random.pick([undefined, 'EAN13', 'Code128']));
  expectedCheckDigit(text);
  if (/^\d{16}$/.test(value) && !/^\d{15}$/.test(imeiOfImeisv(value))) return `made no IMEI of the IMEISV ${value}`;
  const broken = (parseGs1(text) ?? []).find(({ ai, value }) => !text.includes(ai) || !text.includes(value));
  return broken === undefined ? undefined : `read an element that is not there: ${JSON.stringify(broken)}`;
}

function lookedUp(random: Random): string | undefined {
  const wanted = wantedDevice(readings(random));
  if (wanted.kind === 'refused') return undefined;
  if (questionsFor(wanted.identifiers).length === 0) return 'would look up a device by nothing';
  return Identifiers.safeParse(wanted.identifiers).success ? undefined : 'would look up what no answer can hold';
}

function otherDevice(random: Random): string | undefined {
  const given = Object.fromEntries(
    ['imei', 'imei2', 'meid', 'meid2', 'serialNumber', 'manufacturer', 'model'].flatMap((field) =>
      random.fraction() < 0.5 ? [] : [[field, random.fraction() < 0.5 ? labelText(random) : named(field, random)]],
    ),
  );
  const read = readOtherDevice(given);
  if (read.kind === 'refused') return undefined;
  const { imei, imei2, meid, serialNumber, manufacturer, model } = read.identifiers;
  const areRight =
    [imei, imei2].every((each) => each === undefined || parseImei(each) !== undefined) &&
    (meid === undefined || parseMeid(meid) === meid) &&
    (serialNumber === undefined || isSerialNumber(serialNumber)) &&
    [manufacturer, model].every((each) => each === undefined || isMakersWord(each));
  const isNamed =
    imei !== undefined || meid !== undefined || (serialNumber !== undefined && manufacturer !== undefined && model !== undefined);
  return areRight && isNamed ? undefined : `took ${JSON.stringify(read.identifiers)} for a device`;
}

function search(random: Random): string | undefined {
  const customers: Customer[] = Array.from({ length: random.whole(0, 4) }, () => ({
    id: random.digits(10),
    name: random.fraction() < 0.5 ? 'Northwind Logistics' : hostileText(random),
    terms: 'accepted',
  }));
  const [one] = customers;
  const found = customerSearch(customers)(spoilt(one?.name ?? 'x', random));
  return found.every((customer) => customers.includes(customer)) ? undefined : 'found a customer that is not there';
}

function newCustomer(random: Random): string | undefined {
  const address = () => (random.fraction() < 0.5 ? spoilt('info@northwind.example', random) : hostileText(random));
  const name = random.fraction() < 0.5 ? spoilt('Northwind Logistics', random) : hostileText(random);
  const read = readNewCustomer({ name, owners: [address()], admins: [address()], language: random.pick([undefined, 'de', 'xx']) });
  similarNames(name, 'Northwind Logistics');
  isPersonalAddress(address());
  if (!sameName(name, name)) return 'did not know a name again';
  return read.ok && read.customer.owners.some((owner) => /[\s\0<>]/.test(owner)) ? 'took a blank for an address' : undefined;
}

function report(random: Random): string | undefined {
  const secret = `-----BEGIN PRIVATE KEY-----${random.digits(30)}-----END PRIVATE KEY-----`;
  const said = JSON.stringify(
    redacted({ state: hostileValue(random), said: [secret, `IMEI ${IMEI}`, hostileText(random)], token: secret }),
  );
  return said.includes(secret.slice(30, 50)) || said.includes(IMEI) ? 'a report holds a secret or an IMEI' : undefined;
}

const IMEI = '358240051111110';

function readings(random: Random) {
  return Array.from({ length: random.whole(1, 5) }, () => ({
    text: labelText(random),
    symbology: random.pick([undefined, 'Code128', 'EAN13', 'QRCode', '__proto__']),
  }));
}

function labelText(random: Random): string {
  const body = `35${random.digits(12)}`;
  const imei = body + luhnDigit(body);
  return random.pick<(random: Random) => string>([
    hostileText,
    () => imei,
    () => spoilt(imei, random),
    () => spoilt(`]C10109501101530003210${random.digits(5)}\u001d8002${imei}`, random),
    () => spoilt(`(01)09501101530003(21)${random.digits(6)}(8002)${imei}`, random),
    () => `IMEI${random.pick(['', '1', ' 2', '/MEID'])}${random.pick([':', ' ', '#'])}${imei}`,
  ])(random);
}

function named(field: string, random: Random): string {
  const body = random.digits(14);
  if (field.startsWith('imei')) return body + luhnDigit(body);
  if (field.startsWith('meid')) return `A${random.digits(13)}`;
  return field === 'serialNumber' ? `SN-${random.digits(6)}` : 'Makers Ltd';
}
