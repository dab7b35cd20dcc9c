/** A customer to be created. Google writes to its owners, and the name can never be edited: to be confirmed by a person first. */
export interface NewCustomer {
  readonly name: string;
  /** Company addresses with a Google account, at least one. */
  readonly owners: readonly string[];
  readonly admins: readonly string[];
  /** One of Google's BCP 47 codes, such as `en-GB`; undefined leaves it to Google. */
  readonly language: string | undefined;
}

/** A reseller below ours. */
export interface Vendor {
  readonly id: string;
  readonly name: string;
}

/** What Google would refuse, or nobody could mean. */
export type NewCustomerProblem = 'name' | 'owners' | 'address' | 'language';

/** The customer as it goes to Google: blanks at the ends gone, each address once, and nobody an admin who is an owner already. */
export function readNewCustomer(
  given: NewCustomer,
): { readonly ok: true; readonly customer: NewCustomer } | { readonly ok: false; readonly problem: NewCustomerProblem } {
  const name = readName(given.name);
  if (name === undefined) return { ok: false, problem: 'name' };
  const owners = once(given.owners);
  const admins = once(given.admins).filter((address) => !owners.some((owner) => sameAddress(owner, address)));
  if (owners.length === 0) return { ok: false, problem: 'owners' };
  if (![...owners, ...admins].every(isAddress)) return { ok: false, problem: 'address' };
  const language = LANGUAGES.find((code) => code === given.language);
  if (given.language !== undefined && language === undefined) return { ok: false, problem: 'language' };
  return { ok: true, customer: { name, owners, admins, language } };
}

/** The name without blanks that nobody sees, or undefined where there is none. */
export function readName(text: string): string | undefined {
  const name = text.trim().replaceAll(/\s+/g, ' ');
  return name === '' || name.length > 200 || /\p{C}/u.test(name) || !/[\p{L}\p{N}]/u.test(name) ? undefined : name;
}

/** Whether mail can be sent there, as far as its form tells (RFC 5321 section 4.1.2, without quoted names and numeric hosts). */
export function isAddress(text: string): boolean {
  return text.length <= 254 && /^[^\s\p{C}@<>()[\],;:\\"]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+\p{L}{2,}$/u.test(text);
}

/** Whether everybody can have an address there. Google asks for a company's, and takes some of these all the same: a warning, no refusal. */
export function isPersonalAddress(address: string): boolean {
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  return EVERYBODYS.has(domain) || EVERYBODYS_IN_EVERY_COUNTRY.test(domain);
}

export function sameAddress(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}

/**
 * `Company.languageCode` takes these and refuses all others (discovery document, revision 20260819). Hebrew is `iw` there.
 */
export const LANGUAGES = [
  'ar',
  'zh-HK',
  'zh-CN',
  'zh-TW',
  'cs',
  'da',
  'nl',
  'en-GB',
  'en-US',
  'fil',
  'fi',
  'fr',
  'de',
  'iw',
  'hi',
  'hu',
  'id',
  'it',
  'ja',
  'ko',
  'no',
  'pl',
  'pt-BR',
  'pt-PT',
  'ru',
  'es',
  'es-419',
  'sv',
  'th',
  'tr',
  'uk',
  'vi',
] as const;
export type Language = (typeof LANGUAGES)[number];

const EVERYBODYS_IN_EVERY_COUNTRY =
  /^(?:gmail|googlemail|outlook|hotmail|live|msn|yahoo|ymail|gmx|aol|icloud|yandex|proton|protonmail)\.[a-z]{2,3}(?:\.[a-z]{2})?$/;

const EVERYBODYS = new Set(
  (
    'me.com mac.com web.de t-online.de freenet.de mail.com email.com pm.me tuta.com tutanota.com fastmail.com hey.com zoho.com mail.ru bk.ru ' +
    'qq.com 163.com 126.com sina.com naver.com daum.net hanmail.net orange.fr wanadoo.fr laposte.net free.fr sfr.fr libero.it virgilio.it ' +
    'tiscali.it wp.pl o2.pl onet.pl interia.pl seznam.cz centrum.cz bluewin.ch uol.com.br bol.com.br terra.com.br rediffmail.com ' +
    'btinternet.com comcast.net verizon.net att.net telia.com ziggo.nl'
  ).split(' '),
);

function once(addresses: readonly string[]): string[] {
  const kept: string[] = [];
  for (const address of addresses.map((each) => each.trim())) {
    if (address !== '' && !kept.some((other) => sameAddress(other, address))) kept.push(address);
  }
  return kept;
}
