import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isAddress, isPersonalAddress, LANGUAGES, readName, readNewCustomer } from '../../../core/domain/new-customer.ts';

const quince = { name: 'Quince & Co', owners: ['anna@quince.example'], admins: [], language: undefined };

test('a new customer goes to Google without what nobody meant', () => {
  const given = {
    name: '  Quince \t & Co ',
    owners: [' anna@quince.example', '', 'ANNA@quince.example', 'bo@quince.example'],
    admins: ['Bo@quince.example', 'cy@quince.example '],
    language: 'iw',
  };
  expect(readNewCustomer(given)).toEqual({
    ok: true,
    customer: {
      name: 'Quince & Co',
      owners: ['anna@quince.example', 'bo@quince.example'],
      admins: ['cy@quince.example'],
      language: 'iw',
    },
  });
});

test.each([
  ['no name', { name: '  ' }, 'name'],
  ['a name of signs', { name: '&-.' }, 'name'],
  ['a name with a control character', { name: 'Quince\u0007' }, 'name'],
  ['a name that goes on and on', { name: 'Q'.repeat(201) }, 'name'],
  ['no owner', { owners: [] }, 'owners'],
  ['blanks for an owner', { owners: [' '] }, 'owners'],
  ['an owner without an address', { owners: ['anna'] }, 'address'],
  ['one wrong address among right ones', { admins: ['bo@quince.example', 'cy@quince'] }, 'address'],
  ['a language that Google does not have', { language: 'en' }, 'language'],
  ['a language in other letters', { language: 'en-gb' }, 'language'],
])('a new customer with %s is not sent', (_, wrong, problem) => {
  expect(readNewCustomer({ ...quince, ...wrong })).toEqual({ ok: false, problem });
});

test('the languages are the 32 of the discovery document, in its order', () => {
  const document = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../../simulator/discovery/androiddeviceprovisioning-v1.json'), 'utf8'),
  );
  const said: string = document.schemas.Company.properties.languageCode.description;
  const codes = [...said.matchAll(/\(([a-z]{2,3}(?:-[A-Z0-9]{2,3})?)\)/g)].map(([, code]) => code);
  expect([LANGUAGES.length, LANGUAGES]).toEqual([32, codes]);
});

describe('an address', () => {
  test.each(['anna@quince.example', 'a.b+c@sub.quince.co.uk', "o'neill@x.io", 'jörg@müller.de', 'a@1und1.de'])(
    '%s can be written to',
    (text) => {
      expect(isAddress(text)).toBe(true);
    },
  );

  test.each([
    '',
    'anna',
    '@quince.example',
    'anna@',
    'anna@quince',
    'anna@quince..example',
    'an na@quince.example',
    'anna@quince.example.',
    'anna@-q.de',
    'a@b@c.de',
    'Anna <anna@quince.example>',
    'anna@q.e',
    'anna,bo@quince.example',
  ])('%s cannot be written to', (text) => {
    expect(isAddress(text)).toBe(false);
  });

  test.each([
    ['anna@gmail.com', true],
    ['anna@GoogleMail.com', true],
    ['anna@outlook.fr', true],
    ['anna@yahoo.co.uk', true],
    ['anna@gmx.net', true],
    ['anna@web.de', true],
    ['anna@quince.example', false],
    ['anna@gmail.quince.example', false],
    ['anna@notgmail.com', false],
    ['anna@gmx-partner.de', false],
  ])('%s is personal: %s', (address, personal) => {
    expect(isPersonalAddress(address)).toBe(personal);
  });
});

test('a name that was read is read again as itself, and has nothing that nobody sees', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const name = readName(text);
      if (name === undefined) return;
      expect(readName(name)).toBe(name);
      expect(name).toMatch(/^\S+( \S+)*$/);
    }),
  );
});

test('an address has nothing in it that nobody sees', () => {
  expect(isAddress('an\0na@quince.example')).toBe(false);
  expect(isAddress('an\u202Ena@quince.example')).toBe(false);
});
