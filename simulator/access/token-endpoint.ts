import { verify } from 'node:crypto';
import { answer, type Reply } from '../http/reply.ts';
import { tokenSeconds, type BearerTokens } from './bearer-tokens.ts';
import type { ServiceAccount } from './service-account.ts';

export interface TokenDesk {
  readonly account: ServiceAccount;
  readonly tokens: BearerTokens;
  readonly tokenUrl: string;
}

/**
 * Google's OAuth token endpoint for the JWT-bearer grant (RFC 7523): the assertion must be signed by our own service account, for
 * the zero-touch partner scope, not older than an hour. `form` is the urlencoded body, `now` is in milliseconds.
 */
export function exchangeToken(form: string, now: number, desk: TokenDesk): Reply {
  const fields = new URLSearchParams(form);
  const grant = fields.get('grant_type') ?? '';
  if (grant !== 'urn:ietf:params:oauth:grant-type:jwt-bearer') return oauthError('unsupported_grant_type', `Invalid grant_type: ${grant}`);
  const assertion = fields.get('assertion');
  if (assertion === null) return oauthError('invalid_request', 'Missing required parameter: assertion');
  const token = decode(assertion);
  if (token === undefined) return invalidGrant('Invalid JWT: Failed to parse the token.');
  const { header, claims } = token;
  if (header['alg'] !== 'RS256') return invalidGrant('Invalid JWT: Unsupported algorithm.');
  if (claims['iss'] !== desk.account.email) return invalidGrant('Invalid grant: account not found');
  if (!verify('RSA-SHA256', token.signed, desk.account.publicKey, token.signature)) return invalidGrant('Invalid JWT Signature.');
  if (!isShortLived(claims, now / 1000)) {
    return invalidGrant(
      'Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. Check your iat and exp values in the JWT claim.',
    );
  }
  if (claims['aud'] !== 'https://oauth2.googleapis.com/token' && claims['aud'] !== desk.tokenUrl) {
    return invalidGrant('Invalid JWT: Failed audience check.');
  }
  if (!String(claims['scope']).split(' ').includes('https://www.googleapis.com/auth/androidworkprovisioning')) {
    return oauthError('invalid_scope', 'Invalid OAuth scope or ID token audience provided.');
  }
  return answer({ access_token: desk.tokens.issue(now), expires_in: tokenSeconds - 1, token_type: 'Bearer' });
}

export function oauthError(error: string, description: string, status = 400): Reply {
  return { status, body: { error, error_description: description } };
}

function invalidGrant(description: string): Reply {
  return oauthError('invalid_grant', description);
}

// Google allows the two clocks to be a few minutes apart.
const skewSeconds = 300;

function isShortLived(claims: JsonObject, now: number): boolean {
  const { iat, exp } = claims;
  if (typeof iat !== 'number' || typeof exp !== 'number') return false;
  return iat <= now + skewSeconds && exp > now - skewSeconds && exp > iat && exp - iat <= tokenSeconds + skewSeconds;
}

type JsonObject = Readonly<Record<string, unknown>>;

function decode(assertion: string): { header: JsonObject; claims: JsonObject; signed: Buffer; signature: Buffer } | undefined {
  const [head, body, signature, ...rest] = assertion.split('.');
  if (head === undefined || body === undefined || signature === undefined || rest.length > 0) return undefined;
  const header = parseObject(head);
  const claims = parseObject(body);
  if (header === undefined || claims === undefined) return undefined;
  return { header, claims, signed: Buffer.from(`${head}.${body}`), signature: Buffer.from(signature, 'base64url') };
}

function parseObject(part: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString());
    return typeof value === 'object' && value !== null ? (value as JsonObject) : undefined;
  } catch {
    return undefined;
  }
}
