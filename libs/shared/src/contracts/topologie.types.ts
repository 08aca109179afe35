/** What provisioning must declare on the broker; derived from the catalogue (topologie.ts), so a right is never written twice. */
export type Exchange = { readonly naam: string; readonly soort: 'topic' | 'direct' };

export type Wachtrij = {
  readonly naam: string;
  readonly soort: 'quorum' | 'classic';
  readonly argumenten: Readonly<Record<string, string | number | boolean>>;
  readonly bindingen: readonly { readonly exchange: string; readonly sleutel: string }[];
};

/** Regular expressions as RabbitMQ takes them; an empty string grants nothing. */
export type Brokergebruiker = {
  readonly naam: string;
  readonly configure: string;
  readonly write: string;
  readonly read: string;
  readonly topics: readonly { readonly exchange: string; readonly write: string; readonly read: string }[];
};

export type Topologie = {
  readonly vhost: string;
  readonly exchanges: readonly Exchange[];
  readonly wachtrijen: readonly Wachtrij[];
  readonly gebruikers: readonly Brokergebruiker[];
};
