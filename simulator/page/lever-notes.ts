import type { Levers } from '../levers.ts';

/** What each lever does, in one sentence, and a change to try it with. In the order of the page. */
export const leverNotes: Readonly<Record<keyof Levers, { readonly does: string; readonly example: string }>> = {
  offline: { does: 'Every connection is destroyed, also under a request that is being worked on.', example: '{"offline":true}' },
  latency: {
    does: 'How long a request is on its way, half of it before the work and half after: fixed, uniform, or network (log-normal).',
    example: '{"latency":{"kind":"network","medianMs":80,"p95Ms":240}}',
  },
  delayMs: { does: 'The work is done at once, the reply comes so many milliseconds later.', example: '{"delayMs":40000}' },
  dropRequest: {
    does: 'The socket is destroyed before any work.',
    example: '{"dropRequest":{"method":"partners.devices.claimAsync"}}',
  },
  dropReplyAfter: {
    does: 'The work is done, then the socket is destroyed: nobody knows.',
    example: '{"dropReplyAfter":{"method":"partners.devices.claimAsync","times":2}}',
  },
  failNext: {
    does: 'Refused before any work with any status from 400 to 599; code goes to details[].code, retryAfter is in seconds.',
    example: '{"failNext":{"method":"*","status":503,"chance":0.1}}',
  },
  garble: {
    does: 'The work is done and the reply is malformed, truncated, empty, html (a hotel’s network) or other-json.',
    example: '{"garble":{"method":"operations.get","how":"truncated"}}',
  },
  neverDone: {
    does: 'true: operations do their work, but show neither done nor results. "frozen": they do nothing, and catch up when it is lifted.',
    example: '{"neverDone":"frozen"}',
  },
  doneLateMs: { does: 'Operations stay so long at 100 percent and not done.', example: '{"doneLateMs":60000}' },
  repeatClaim: {
    does: 'The answer to a claim of what the same customer has already: success, already-exists, precondition or not-yours.',
    example: '{"repeatClaim":"already-exists"}',
  },
  loseRow: { does: 'The middle row of every operation’s results is missing; its device is claimed.', example: '{"loseRow":true}' },
  unparsedRows: {
    does: 'So many rows of every new operation are not parsed: no work, no result, and devicesCount is smaller than what was sent.',
    example: '{"unparsedRows":1}',
  },
  unparsedOperations: { does: 'How many more new operations have unparsed rows.', example: '{"unparsedOperations":1}' },
  batchLimit: { does: 'A batch with more devices is a 400 as a whole.', example: '{"batchLimit":100}' },
  deviceLimit: { does: 'A customer may have no more devices: DEVICE_LIMIT_EXCEEDED.', example: '{"deviceLimit":10}' },
  quotaPer100Seconds: { does: 'Calls in 100 seconds; one more is a 429 with Retry-After.', example: '{"quotaPer100Seconds":20}' },
  terms: {
    does: 'Terms that are not accepted: ignored, needed-to-claim (the claim is PERMISSION_DENIED), or refused (every call is a 403 TosError).',
    example: '{"terms":"needed-to-claim"}',
  },
  launchedModels: {
    does: 'Models by manufacturer; a claim that names another is INVALID_MANUFACTURER or INVALID_MODEL.',
    example: '{"launchedModels":{"Acme":["A1","Tab 7"]}}',
  },
  forgetOperations: { does: 'operations.get is a 404.', example: '{"forgetOperations":true}' },
  seed: { does: 'Begins everything that is left to chance anew; the same seed gives the same faults.', example: '{"seed":42}' },
};
