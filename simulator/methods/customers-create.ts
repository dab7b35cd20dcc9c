import { answer, refusal, type Reply } from '../http/reply.ts';
import { shownCustomer } from '../world/customers.ts';
import type { Method } from './method.ts';

interface CreateCustomerRequest {
  readonly customer: {
    readonly companyName: string;
    readonly ownerEmails: readonly string[];
    readonly adminEmails?: readonly string[];
    readonly companyId?: string;
    readonly name?: string;
    readonly languageCode?: string;
  };
}

/** `partners.customers.create`. Addresses in the domain `.invalid` have no Google Account here; `skipWelcomeEmail` is ignored. */
export const createCustomer: Method<CreateCustomerRequest> = {
  handle({ body: { customer } }, world) {
    const { companyName, ownerEmails, adminEmails = [], companyId, name, languageCode } = customer;
    if ((companyId ?? '0') !== '0' || (name ?? '') !== '') return invalid('The values for companyId and name must be empty.');
    if (companyName.trim() === '') return invalid('The company name must not be blank.');
    if (languageCode !== undefined && languageCode !== '' && !languages.has(languageCode)) {
      return invalid(`The language code ${languageCode} is not supported.`);
    }
    const addresses = [...ownerEmails, ...adminEmails];
    if (!addresses.every((address) => /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/.test(address))) return invalid('An email address is not valid.');
    if (addresses.some((address) => address.toLowerCase().endsWith('.invalid'))) {
      return invalid("One or more of the supplied email addresses isn't a Google Account.");
    }
    const created = world.customers.create({ companyName, ownerEmails, adminEmails });
    world.keep({ customer: created });
    return answer({
      ...shownCustomer(created, `partners/${world.partnerId}`),
      ...(adminEmails.length > 0 && { adminEmails }),
    });
  },
};

/** From the description of Company.languageCode; the iw of Hebrew is Google's. */
const languages: ReadonlySet<string> = new Set(
  'ar zh-HK zh-CN zh-TW cs da nl en-GB en-US fil fi fr de iw hi hu id it ja ko no pl pt-BR pt-PT ru es es-419 sv th tr uk vi'.split(' '),
);

function invalid(message: string): Reply {
  return refusal('INVALID_ARGUMENT', message, 'INVALID_PARAMETER');
}
