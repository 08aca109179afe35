/** What the public contract promises a receiver; nothing of the hub's own code is used on this side. */
export type Velden = Readonly<Record<string, unknown>>;

export type Berichtdata = {
  readonly zaakId?: string;
  readonly inwonerRef?: string;
  readonly gemeente?: string;
  readonly peildatum?: string;
  readonly antwoordOp?: { readonly source: string; readonly id: string };
  readonly verloop?: Velden;
  readonly contact?: Velden;
  readonly formulier?: Velden;
  readonly belastbaarheid?: Velden;
} & Velden;

export type Bericht = { readonly id: string; readonly source: string; readonly type: string; readonly time: string; readonly data: Berichtdata };

export class BerichtOnleesbaar extends Error {
  override readonly name = 'BerichtOnleesbaar';
}

const isObject = (waarde: unknown): waarde is Velden => typeof waarde === 'object' && waarde !== null && !Array.isArray(waarde);
const isTekst = (waarde: unknown): waarde is string => typeof waarde === 'string' && waarde.length > 0 && waarde.length <= 300;

const TYPE = /^nl\.participatiewet\.([a-z]+)\.([A-Za-z.]+)\.v\d+$/;

/** Reads a CloudEvent in structured JSON. Unknown fields and types are left alone: the contract may grow. */
export const leesBericht = (inhoud: Buffer): Bericht => {
  let ruw: unknown;
  try {
    ruw = JSON.parse(inhoud.toString('utf8'));
  } catch {
    throw new BerichtOnleesbaar('no JSON');
  }
  if (!isObject(ruw) || !isObject(ruw['data'])) throw new BerichtOnleesbaar('no CloudEvent');
  const { id, source, type, time, data } = ruw;
  if (!isTekst(id) || !isTekst(source) || !isTekst(type) || !TYPE.test(type)) throw new BerichtOnleesbaar('id, source or type missing');
  return { id, source, type, time: isTekst(time) ? time : '', data: data };
};

/** `overdracht.voorgesteld` of `nl.participatiewet.overdracht.voorgesteld.v1`. */
export const gebeurtenis = (type: string): string => {
  const [, context = '', naam = ''] = TYPE.exec(type) ?? [];
  return `${context}.${naam}`;
};
