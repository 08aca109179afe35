/** A refusal of the API as RFC 9457 tells it: Dutch, with a code and a remedy. */
export type Probleem = {
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail?: string;
  readonly herstel?: string;
  readonly fouten?: readonly { readonly pad: string; readonly code: string; readonly melding: string; readonly herstel: string }[];
};

export const isProbleem = (gelezen: unknown): gelezen is Probleem => typeof gelezen === 'object' && gelezen !== null && typeof (gelezen as { code?: unknown }).code === 'string' && typeof (gelezen as { title?: unknown }).title === 'string';

export class ApiFout extends Error {
  override readonly name = 'ApiFout';
  constructor(
    readonly status: number,
    readonly probleem: Probleem | undefined,
  ) {
    super(probleem?.code ?? String(status));
  }
}

/** The API gave no answer, or none that can be read. */
export class GeenApi extends Error {
  override readonly name = 'GeenApi';
}
