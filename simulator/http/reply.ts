/** What goes back over HTTP. `body` is sent as JSON, unless there is `html`. */
export interface Reply {
  readonly status: number;
  readonly body: unknown;
  readonly html?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export type Status = keyof typeof httpStatus;

/** google.rpc.Code and the HTTP status that stands for it (google/rpc/code.proto). */
const httpStatus = {
  INVALID_ARGUMENT: 400,
  FAILED_PRECONDITION: 400,
  UNAUTHENTICATED: 401,
  PERMISSION_DENIED: 403,
  NOT_FOUND: 404,
  ALREADY_EXISTS: 409,
  RESOURCE_EXHAUSTED: 429,
  INTERNAL: 500,
  UNAVAILABLE: 503,
  DEADLINE_EXCEEDED: 504,
} as const;

/** The names in Google's CustomErrorCode that the simulator uses (developers.google.com/zero-touch, reseller reference). */
export type CustomErrorCode =
  | 'INVALID_PAGE_TOKEN'
  | 'INVALID_CUSTOMER_ID'
  | 'INVALID_OPERATION_ID'
  | 'INVALID_RESELLER_ID'
  | 'INVALID_IDENTIFIER_SET'
  | 'INVALID_DEVICE_ID'
  | 'AUTHORIZATION_FAIL'
  | 'INVALID_IMEI'
  | 'INVALID_MEID'
  | 'INVALID_SERIAL'
  | 'INVALID_MANUFACTURER'
  | 'INVALID_MODEL'
  | 'INVALID_OPERATION'
  | 'INVALID_PARAMETER'
  | 'INVALID_SECTION_TYPE'
  | 'DEVICE_ALREADY_EXISTS';

export function answer(body: unknown): Reply {
  return { status: 200, body };
}

/** Google's error body, with the API's own code in `details[].code` where there is one. */
export function refusal(status: Status, message: string, code?: CustomErrorCode): Reply {
  return refusalWith(status, message, code === undefined ? [] : [customError(code)]);
}

export function refusalWith(
  status: Status,
  message: string,
  details: readonly object[],
  headers?: Readonly<Record<string, string>>,
): Reply {
  const code = httpStatus[status];
  const error = { code, message, status, ...(details.length > 0 && { details }) };
  return { status: code, body: { error }, ...(headers !== undefined && { headers }) };
}

/** google.rpc.ErrorInfo, which Google's front end adds for credentials and quota. */
export function errorInfo(reason: string): object {
  return {
    '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
    reason,
    domain: 'googleapis.com',
    metadata: { service: 'androiddeviceprovisioning.googleapis.com' },
  };
}

/** A refusal by bare HTTP status, for the lever that makes calls fail. */
export function refusalByHttpStatus(http: number, code: string | undefined, retryAfterSeconds: number | undefined): Reply {
  const names: readonly string[] = Object.keys(httpStatus);
  const numbers: readonly number[] = Object.values(httpStatus);
  const status = names[numbers.indexOf(http)] ?? (http < 500 ? 'INVALID_ARGUMENT' : 'UNKNOWN');
  const details = code === undefined ? {} : { details: [customError(code)] };
  const headers = retryAfterSeconds === undefined ? {} : { headers: { 'retry-after': String(retryAfterSeconds) } };
  return { status: http, body: { error: { code: http, message: 'The simulator was told to fail.', status, ...details } }, ...headers };
}

// Only the place of the code is known (details[].code, as production clients read it); the name of the type is our guess.
export function customError(code: string): object {
  return { '@type': 'type.googleapis.com/google.android.device.provisioning.v1.CustomError', code };
}
