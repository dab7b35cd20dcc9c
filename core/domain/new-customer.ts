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
