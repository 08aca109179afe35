import type { Datum } from '#shared/kernel/datum';

export const VERZOEKSOORTEN = ['INSTRUMENT', 'PROEVEN_AAN_WERK', 'INKOMENSGESPREK', 'CASUISTIEK'] as const;
export type Verzoeksoort = (typeof VERZOEKSOORTEN)[number];

/** As the register of staff has them. */
export type Rol = 'werkcoach' | 'participatiecoach' | 'inkomensconsulent' | 'beleidsmedewerker' | 'teammanager' | 'auditor' | 'systeem';

/** A side of a request: this person or, without a name, the team of that organisation. */
export type Betrokkene = { readonly rol: Rol; readonly organisatie: string; readonly actorId: string | null };
export type Kant = 'VRAGER' | 'BEHANDELAAR';

export type Afzender = {
  readonly actorId: string;
  readonly rol: Rol;
  readonly werkgever: string;
  readonly namensGemeente: string | null;
  /** Himself and the colleagues he deputises for. */
  readonly namens: readonly string[];
  /** Registered with that role for that gemeente when the message was released. */
  readonly bevoegd: boolean;
};

/** What the situatie says of the resident on the business date. */
export type Inwoner = { readonly gemeente: string; readonly klantprofiel: string | null; readonly werkcoach: string | null; readonly participatiecoach: string | null; readonly inkomensconsulent: string | null };

/** `V`: the codes, dates and amounts that belong to this kind of request. */
export type Verzoek<V = object> = {
  readonly zaakId: string;
  readonly inwonerRef: string;
  readonly gemeente: string;
  readonly soort: Verzoeksoort;
  readonly status: string;
  readonly verloop: Partial<V>;
  readonly vrager: Betrokkene;
  readonly behandelaar: Betrokkene;
  readonly begonnenOp: Datum;
  /** Day through which an answer is expected (D-26); null once there is one. */
  readonly uiterlijk: Datum | null;
  readonly geslotenOp: Datum | null;
};

/** What every message of a party says, whatever its kind. */
export type Gegeven = {
  readonly zaakId: string;
  readonly inwonerRef: string;
  readonly gemeente: string;
  /** Business date. */
  readonly op: Datum;
  /** Day on the Klok. */
  readonly vandaag: Datum;
  readonly afzender: Afzender;
};
export type Command<C extends { readonly type: string } = { readonly type: string }> = Gegeven & C;

export type RefusalCode = 'INWONER_ONBEKEND' | 'GEMEENTE_ONJUIST' | 'NIET_BEVOEGD' | 'ZAAK_ONBEKEND' | 'OVERGANG_ONGELDIG' | 'VOORWAARDE_NIET_VERVULD' | 'GEEN_KP4' | 'TERMIJN_TE_LANG' | 'BUDGET' | 'BELEID' | 'TOTALEN_KLOPPEN_NIET';
export type Weigering = { readonly code: RefusalCode; readonly toelichting?: string };
export type Stand<V = object> = { readonly verzoek: Verzoek<V> | null; readonly zaakVanAnder: boolean; readonly inwoner: Inwoner | null };

/** What a step changes, and what the sender hears of it besides that it was accepted. */
export type Stap<V> = {
  readonly status: string;
  readonly verloop?: Partial<V>;
  /** Small answers to the sender: a price, a place. */
  readonly antwoord?: Readonly<Record<string, string>>;
  readonly letOp?: readonly string[];
  /** Said by whoever handles it, and still waiting for him: cause was seen, and the talk is yet to be planned. */
  readonly wachtNog?: true;
  /** Stated by the hub beside the message itself: what it decided at once. */
  readonly hub?: string;
};
export type Wacht = { readonly wachtOp: string };
export type Besluit<V = object> = { readonly accepted: true; readonly verzoek: Verzoek<V>; readonly stap: Stap<V> } | { readonly accepted: false; readonly refusal: Weigering };
