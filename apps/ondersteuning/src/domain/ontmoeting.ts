import type { Datum } from '#shared/kernel/datum';
import { WERKZAAK } from './access';
import type { Afzender, Wacht, Weigering } from './verzoek.types';

export type Ontmoetingstand = 'VERZOCHT' | 'DATUMVOORSTEL' | 'GEPLAND' | 'GEHOUDEN';
export type Ontmoetingsoort = 'KENNISMAKING' | 'INFORMEEL' | 'DESKUNDIGHEID';
/** Invited from Werkzaak; the participatiecoaches of the gemeente always are. */
export type Genodigdenrol = 'werkcoach' | 'inkomensconsulent';

/** Colleagues of one gemeente and of Werkzaak meet: about nobody. */
export type Ontmoeting = {
  readonly zaakId: string;
  readonly gemeente: string;
  readonly soort: Ontmoetingsoort;
  readonly status: Ontmoetingstand;
  readonly rollen: readonly Genodigdenrol[];
  /** Days on which the gemeente can, the earliest first. */
  readonly voorstellen: readonly Datum[];
  /** Confirmed or held; null while there are proposals only. */
  readonly datum: Datum | null;
  readonly tijd: string | null;
  readonly begonnenOp: Datum;
  readonly gehoudenOp: Datum | null;
};

export type Ontmoetingsopdracht =
  | { readonly type: 'verzocht'; readonly soort: Ontmoetingsoort; readonly rollen: readonly Genodigdenrol[] }
  | { readonly type: 'datumvoorstel'; readonly data: readonly Datum[] }
  | { readonly type: 'gepland'; readonly datum: Datum; readonly tijd?: string }
  | { readonly type: 'gehouden'; readonly datum: Datum };
export type Ontmoetingscommand = { readonly zaakId: string; readonly gemeente: string; readonly op: Datum; readonly vandaag: Datum; readonly afzender: Afzender } & Ontmoetingsopdracht;

export type Partij = 'GEMEENTE' | 'WERKZAAK';
/** P-10: from which side a meeting is asked by the agreement of the day. */
export type Ontmoetingsafspraak = { readonly initiatief: readonly Partij[] };

export type Ontmoetingsbesluit = { readonly accepted: true; readonly ontmoeting: Ontmoeting; readonly letOp: readonly string[] } | { readonly accepted: false; readonly refusal: Weigering };

type Regel = { readonly van: readonly Ontmoetingstand[]; readonly door: readonly Partij[] };

/** SM-8. A date that falls through is proposed anew. */
export const ONTMOETINGSREGELS: Readonly<Record<Exclude<Ontmoetingsopdracht['type'], 'verzocht'>, Regel>> = {
  datumvoorstel: { van: ['VERZOCHT', 'DATUMVOORSTEL', 'GEPLAND'], door: ['GEMEENTE'] },
  gepland: { van: ['DATUMVOORSTEL'], door: ['WERKZAAK'] },
  gehouden: { van: ['GEPLAND'], door: ['GEMEENTE', 'WERKZAAK'] },
};

/** More is no choice. */
const MEESTE_VOORSTELLEN = 20;

const OP_VERZOEK = 'Volgens de afspraak van deze dag is een ontmoeting er als de participatiecoaches daar behoefte aan hebben. Vraag hun of dat zo is.';

const weiger = (refusal: Weigering): Ontmoetingsbesluit => ({ accepted: false, refusal });
const voorwaarde = (toelichting: string): Weigering => ({ code: 'VOORWAARDE_NIET_VERVULD', toelichting });

/** Who acts for a gemeente speaks for it, whoever employs him. */
const partijVan = ({ werkgever, namensGemeente }: Afzender, gemeente: string): Partij | null => {
  if (namensGemeente === gemeente || werkgever === gemeente) return 'GEMEENTE';
  return werkgever === WERKZAAK && namensGemeente === null ? 'WERKZAAK' : null;
};

const geopend = ({ zaakId, gemeente, op, soort, rollen }: Ontmoetingscommand & { readonly type: 'verzocht' }, partij: Partij, { initiatief }: Ontmoetingsafspraak): Ontmoetingsbesluit => ({
  accepted: true,
  ontmoeting: { zaakId, gemeente, soort, status: 'VERZOCHT', rollen: [...new Set(rollen)].sort(), voorstellen: [], datum: null, tijd: null, begonnenOp: op, gehoudenOp: null },
  letOp: soort === 'DESKUNDIGHEID' || initiatief.includes(partij) ? [] : [OP_VERZOEK],
});

/** From Werkzaak whoever is invited speaks for it; who guides nobody, as policy staff and a system, always does. */
const isGenood = ({ rollen }: Ontmoeting, { rol }: Afzender): boolean => (rol !== 'werkcoach' && rol !== 'inkomensconsulent') || rollen.includes(rol);

/** Days that are past are no choice any more. */
const samenMet = (voorstellen: readonly Datum[], { data, vandaag }: { readonly data: readonly Datum[]; readonly vandaag: Datum }): readonly Datum[] =>
  [...new Set([...voorstellen.filter((datum) => datum >= vandaag), ...data])].sort();

const gewijzigd = (was: Ontmoeting, command: Exclude<Ontmoetingscommand, { readonly type: 'verzocht' }>): Ontmoeting | Weigering => {
  switch (command.type) {
    case 'datumvoorstel': {
      if (command.data.some((datum) => datum < command.vandaag)) return voorwaarde('een datum die u voorstelt ligt niet in het verleden');
      const voorstellen = samenMet(was.voorstellen, command);
      if (voorstellen.length > MEESTE_VOORSTELLEN) return voorwaarde(`stel samen niet meer dan ${MEESTE_VOORSTELLEN} datums voor`);
      return { ...was, status: 'DATUMVOORSTEL', voorstellen, datum: null, tijd: null };
    }
    case 'gepland':
      if (!was.voorstellen.includes(command.datum)) return voorwaarde(`kies een van de voorgestelde datums: ${was.voorstellen.join(', ')}`);
      return { ...was, status: 'GEPLAND', datum: command.datum, tijd: command.tijd ?? null };
    case 'gehouden':
      if (command.datum > command.vandaag) return voorwaarde('een ontmoeting die nog komt is niet gehouden');
      if (command.datum < was.begonnenOp) return voorwaarde(`deze ontmoeting is pas op ${was.begonnenOp} gevraagd`);
      return { ...was, status: 'GEHOUDEN', datum: command.datum, gehoudenOp: command.vandaag };
  }
};

/** Access, then the transition. A step that comes before the request itself waits for it. */
export const decideOntmoeting = (was: Ontmoeting | null, command: Ontmoetingscommand, afspraak: Ontmoetingsafspraak): Ontmoetingsbesluit | Wacht => {
  const partij = command.afzender.bevoegd ? partijVan(command.afzender, command.gemeente) : null;
  if (partij === null) return weiger({ code: 'NIET_BEVOEGD' });
  if (was !== null && was.gemeente !== command.gemeente) return weiger({ code: 'ZAAK_ONBEKEND' });
  if (command.type === 'verzocht') {
    return was ? weiger({ code: 'OVERGANG_ONGELDIG', toelichting: 'deze ontmoeting is er al; een nieuwe ontmoeting krijgt een nieuw zaakId' }) : geopend(command, partij, afspraak);
  }
  const { van, door } = ONTMOETINGSREGELS[command.type];
  if (!door.includes(partij)) return weiger({ code: 'NIET_BEVOEGD' });
  if (!was) return { wachtOp: 'verzocht' };
  if (partij === 'WERKZAAK' && !isGenood(was, command.afzender)) return weiger({ code: 'NIET_BEVOEGD' });
  if (!van.includes(was.status)) return weiger({ code: 'OVERGANG_ONGELDIG', toelichting: `dit past niet bij de stand ${was.status}` });
  const na = gewijzigd(was, command);
  return 'code' in na ? weiger(na) : { accepted: true, ontmoeting: na, letOp: [] };
};
