import type { InBericht } from '#shared/contracts/intern';
import type { Datum } from '#shared/kernel/datum';
import type { Handle, Resultaat } from '#shared/persistence/runner.types';
import type { Tx } from '#shared/persistence/tx';
import { afgekeurd } from '#shared/persistence/uitkomst';
import { middelenverdeling } from './beleid';
import { WERKZAAK } from './domain/access';
import { capaciteitVan, deelWerkzaak, keurBegroting, type Begroting } from './domain/begroting';
import { afzenderVan, algemeenVan, vandaagVan } from './messaging/incoming';
import { algemeenFeit } from './messaging/outgoing';
import type { Omgeving } from './omgeving';
import { dienBegrotingIn, publiceerAanbod, publiceerGids } from './persistence/gids';
import { verwerkt } from './uitkomst';

type Instrumentregel = { readonly code: string; readonly naam: string; readonly groep: string; readonly kp4Relevant: boolean; readonly prijs: number; readonly thema?: string; readonly maxMaanden?: number };
type Aanbodregel = { readonly aanbodRef: string; readonly soort: string; readonly datum: Datum; readonly plaatsen: number } & Readonly<Record<string, unknown>>;

const COACHES = ['participatiecoach', 'werkcoach'] as const;

/** M-50: the guide of Werkzaak as a whole. */
const publiceerCatalogus = async (tx: Tx, invoer: InBericht, omgeving: Omgeving): Promise<Resultaat> => {
  const { instrumenten } = algemeenVan<{ readonly instrumenten: readonly Instrumentregel[] }>(invoer);
  const dubbel = instrumenten.filter(({ code }, plaats) => instrumenten.findIndex((ander) => ander.code === code) !== plaats).map(({ code }) => code);
  if (dubbel.length > 0) return afgekeurd({ code: 'VOORWAARDE_NIET_VERVULD', toelichting: `deze codes staan er meer dan eens in: ${[...new Set(dubbel)].join(', ')}` });
  await publiceerGids(tx, instrumenten.map(({ thema = null, maxMaanden = null, code, naam, groep, kp4Relevant, prijs }) => ({ code, naam, groep, kp4Relevant, prijs, thema, maxMaanden })), vandaagVan(invoer));
  return { uitkomst: verwerkt(), feiten: [algemeenFeit(invoer, COACHES, omgeving.partijen)] };
};

/** M-60: one offer; published again it replaces what was said of it before, and who has a place keeps it. */
const publiceerEenAanbod = async (tx: Tx, invoer: InBericht, omgeving: Omgeving): Promise<Resultaat> => {
  const { aanbodRef, soort, datum, plaatsen, ...inhoud } = algemeenVan<Aanbodregel>(invoer);
  await publiceerAanbod(tx, { ref: aanbodRef, soort, datum, plaatsen, inhoud }, vandaagVan(invoer));
  return { uitkomst: verwerkt(), feiten: [algemeenFeit(invoer, COACHES, omgeving.partijen)] };
};

/** M-87: what the gemeente may spend on guidance in a year; its trajectkosten pay for instruments. */
const dienIn = async (tx: Tx, invoer: InBericht, omgeving: Omgeving): Promise<Resultaat> => {
  const begroting = algemeenVan<Begroting>(invoer);
  const { gemeente } = invoer.bericht.data;
  const verdeling = middelenverdeling(omgeving.beleid, invoer.bericht.data.peildatum);
  const geweigerd = keurBegroting(begroting, verdeling);
  if (geweigerd) return afgekeurd(geweigerd);
  const { gesprekken, perPersoon } = capaciteitVan(begroting);
  await dienBegrotingIn(tx, { gemeente, jaar: begroting.jaar, trajectkosten: begroting.regels.trajectkosten, regels: begroting }, vandaagVan(invoer));
  const naarWerkzaak = deelWerkzaak(begroting, verdeling);
  const antwoord = { gesprekken: String(gesprekken), perPersoon: perPersoon.toFixed(2), ...(naarWerkzaak === null ? {} : { deelWerkzaak: naarWerkzaak.toFixed(2) }) };
  return { uitkomst: verwerkt({ antwoord }), feiten: [algemeenFeit(invoer, ['beleidsmedewerker'], omgeving.partijen)] };
};

/** What Werkzaak offers is said by Werkzaak; a budget is filed in the name of that gemeente. */
const magZeggen = (invoer: InBericht, van: 'WERKZAAK' | 'GEMEENTE'): boolean => {
  const { bevoegd, werkgever, namensGemeente } = afzenderVan(invoer);
  const { gemeente } = invoer.bericht.data;
  return bevoegd && (van === 'WERKZAAK' ? werkgever === WERKZAAK : namensGemeente === gemeente || werkgever === gemeente);
};

const alleen = (van: 'WERKZAAK' | 'GEMEENTE', doe: (tx: Tx, invoer: InBericht, omgeving: Omgeving) => Promise<Resultaat>) => (omgeving: Omgeving): Handle => (tx, invoer) =>
  magZeggen(invoer, van) ? doe(tx, invoer, omgeving) : Promise.resolve(afgekeurd({ code: 'NIET_BEVOEGD' }));

/** Messages about nobody, by the part of their type after the law. */
export const ALGEMEEN: Readonly<Record<string, (omgeving: Omgeving) => Handle>> = {
  'instrument.catalogus.gepubliceerd': alleen('WERKZAAK', publiceerCatalogus),
  'proevenaanwerk.aanbod.gepubliceerd': alleen('WERKZAAK', publiceerEenAanbod),
  'begroting.ingediend': alleen('GEMEENTE', dienIn),
};
