import { androiddeviceprovisioning, type androiddeviceprovisioning_v1 } from '@googleapis/androiddeviceprovisioning';
import { Gaxios } from 'gaxios';
import { JWT } from 'google-auth-library';
import type { Simulator } from '../../simulator/simulator.ts';

export type Api = androiddeviceprovisioning_v1.Androiddeviceprovisioning;
type Place = Pick<Simulator, 'rootUrl' | 'tokenUrl' | 'keyFile'>;

/** Google's own client, pointed at the simulator, with nothing tried twice. */
export function connect(simulator: Place): Api {
  return androiddeviceprovisioning({ version: 'v1', auth: signIn(simulator), rootUrl: simulator.rootUrl, retry: false });
}

export function signIn({ tokenUrl, keyFile }: Place): JWT {
  const transporter = new Gaxios();
  transporter.interceptors.request.add({
    async resolved(config) {
      // The client ignores the key file's token_uri, so the way to the token endpoint is changed here.
      if (String(config.url) === 'https://oauth2.googleapis.com/token') config.url = new URL(tokenUrl);
      return config;
    },
  });
  const auth = new JWT({ scopes: ['https://www.googleapis.com/auth/androidworkprovisioning'], transporter });
  auth.fromJSON(JSON.parse(keyFile));
  return auth;
}

/** What Google answered instead: HTTP status, error status and the API's own code; or the network's word when there was no answer. */
export async function refusalOf(call: Promise<unknown>): Promise<{ http?: number; status?: string; code?: string }> {
  const error: unknown = await call.then(
    () => new Error('It was not refused.'),
    (reason: unknown) => reason,
  );
  const { response, message } = error as { response?: { status: number; data: unknown }; message: string };
  if (response === undefined)
    return { status: message.includes('socket hang up') || message.includes('fetch failed') ? 'NO_ANSWER' : message };
  const body = response.data as { error?: { status?: string; details?: { code?: string }[] } };
  const code = body.error?.details?.find((detail) => detail.code !== undefined)?.code;
  return { http: response.status, ...(body.error?.status && { status: body.error.status }), ...(code !== undefined && { code }) };
}
