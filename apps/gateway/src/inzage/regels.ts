import type { Afzender } from '#shared/contracts/bericht';
import { bekendeSoort, berichtsoort } from '#shared/contracts/catalogus';
import type { Geoordeeld } from '../uitleg/voorwaarden';
import type { Logregel } from '../uitleg/logregel';
import type { Partij, Partijnamen } from './partij';
import { gewistWat, onderwerpVan, waaromNiet, waarvoorWoorden, watWoorden, wisreden } from './taal';

/** `nr`: the record of the log, by which the desk can ask why. */
type Basis = { readonly nr: string; readonly op: string; readonly onderwerp: string };
type NietGegeven = { readonly wat: string; readonly waarom: string };

export type Gestuurd = Basis & { readonly wat: readonly string[]; readonly door: Partij; readonly waarvoor: string | null; readonly grond: string | null };
export type Gedeeld = Basis & {
  readonly wat: readonly string[];
  /** Null: stated by the hub itself. */
  readonly van: Partij | null;
  readonly aan: readonly Partij[];
  readonly waarvoor: string | null;
  readonly grond: string | null;
  readonly nietGegeven: readonly NietGegeven[];
};
export type Gelezen = Basis & { readonly wat: readonly string[]; readonly door: Partij; readonly waarvoor: string | null; readonly grond: string | null };
export type Geweigerd = Basis & { readonly door: Partij; readonly wat: readonly string[]; readonly waarom: string };
export type Gewist = Basis & { readonly wat: string; readonly waarom: string };

export type Regels = {
  readonly gestuurd: readonly Gestuurd[];
  readonly gedeeld: readonly Gedeeld[];
  readonly gelezen: readonly Gelezen[];
  readonly geweigerd: readonly Geweigerd[];
  readonly gewist: readonly Gewist[];
};

/** Who sent the message behind a delivery; undefined for what the hub stated itself, or when its envelope is gone. */
export type AfzenderVan = (sleutel: { readonly source: string; readonly id: string }) => Afzender | undefined;

const LEVEREN = 'bericht.leveren:';
const typeVan = ({ activiteit, inhoud }: Logregel): string | undefined => inhoud.bericht?.type ?? (activiteit.startsWith(LEVEREN) ? activiteit.slice(LEVEREN.length) : undefined);

export const grondVan = ({ inhoud: { beleid } }: Logregel): string | null => (beleid ? `${beleid.id} ${beleid.versie}` : null);

const basis = (regel: Logregel): Basis => ({ nr: regel.id, op: regel.op.toISOString(), onderwerp: onderwerpVan(regel.activiteit, typeVan(regel)) });
const wel = (oordelen: readonly Geoordeeld[] = []): string[] => oordelen.filter(({ toegestaan }) => toegestaan).map(({ categorie }) => watWoorden(categorie));
const niet = (oordelen: readonly Geoordeeld[] = []): NietGegeven[] => oordelen.filter(({ toegestaan }) => !toegestaan).map(({ categorie, code }) => ({ wat: watWoorden(categorie), waarom: waaromNiet(code) }));
const waarvoor = ({ inhoud: { doel } }: Logregel, type?: string): string | null => {
  const eigen = doel ?? (type === undefined ? undefined : berichtsoort(type)?.doelen[0]);
  return eigen === undefined ? null : waarvoorWoorden(eigen);
};

const gedeeldVan = (regel: Logregel, namen: Partijnamen, afzenderVan: AfzenderVan): Gedeeld => {
  const { aansluiting, inhoud } = regel;
  const type = typeVan(regel);
  const { bericht, rollen = [], oordelen } = inhoud;
  const afzender = bericht?.source && bericht.id ? afzenderVan({ source: bericht.source, id: bericht.id }) : undefined;
  // Of a connection that serves several roles only those that the message has a view for.
  const gezien = rollen.filter((rol) => type === undefined || bekendeSoort(type).weergaven[rol]);
  return {
    ...basis(regel),
    wat: wel(oordelen),
    van: afzender ? namen.van(afzender.namensGemeente ?? afzender.werkgever, afzender.rol) : null,
    aan: gezien.length > 0 ? gezien.map((rol) => namen.vanAansluiting(aansluiting ?? '', rol)) : [namen.vanAansluiting(aansluiting ?? '', null)],
    waarvoor: waarvoor(regel, type),
    grond: grondVan(regel),
    nietGegeven: niet(oordelen),
  };
};

const gelezenVan = (regel: Logregel, namen: Partijnamen): Gelezen => ({ ...basis(regel), wat: wel(regel.inhoud.oordelen), door: namen.handelende(regel), waarvoor: waarvoor(regel), grond: grondVan(regel) });
const gestuurdVan = (regel: Logregel, namen: Partijnamen): Gestuurd => ({ ...gelezenVan(regel, namen), waarvoor: waarvoor(regel, typeVan(regel)) });
const geweigerdVan = (regel: Logregel, namen: Partijnamen): Geweigerd => {
  const { inhoud, code } = regel;
  const door = regel.soort === 'VERSTREKKING' && regel.actor === null ? namen.vanAansluiting(regel.aansluiting ?? '', inhoud.rollen?.[0] ?? null) : namen.handelende(regel);
  return { ...basis(regel), door, wat: niet(inhoud.oordelen).map(({ wat }) => wat), waarom: waaromNiet(code) };
};
const gewistVan = (regel: Logregel): Gewist => ({ ...basis(regel), wat: gewistWat(regel.inhoud.wissing?.wat), waarom: wisreden(regel.inhoud.wissing?.grond) });

/**
 * The same list read twice, or a page opened again that day, is one line: who had it and when it began. How often is nobody's
 * business, for that would be a figure about an employee (D-32).
 */
const eersteVan = (regels: readonly Logregel[], sleutel: (regel: Logregel) => unknown[]): Logregel[] => {
  const gezien = new Set<string>();
  return regels.filter((regel) => {
    const eigen = JSON.stringify(sleutel(regel));
    return !gezien.has(eigen) && Boolean(gezien.add(eigen));
  });
};

const isLevering = ({ soort, activiteit }: Logregel): boolean => soort === 'VERSTREKKING' && activiteit.startsWith(LEVEREN);
const isLezing = ({ soort, activiteit }: Logregel): boolean => (soort === 'VERSTREKKING' && !activiteit.startsWith(LEVEREN)) || activiteit === 'inwoner.zoeken';
const dag = ({ op }: Logregel): string => op.toISOString().slice(0, 10);

/** Sorts the records of one resident into what a person asks. */
export const regelsVan = (records: readonly Logregel[], namen: Partijnamen, afzenderVan: AfzenderVan): Regels => {
  const toegestaan = records.filter(({ uitkomst }) => uitkomst === 'TOEGESTAAN');
  const leveringen = eersteVan(toegestaan.filter(isLevering), ({ id, aansluiting, inhoud }) => (inhoud.bericht ? [aansluiting, inhoud.bericht, inhoud.oordelen] : [id]));
  const lezingen = eersteVan(toegestaan.filter(isLezing), (regel) => [dag(regel), regel.actor, regel.aansluiting, regel.activiteit, regel.zaakId, regel.inhoud.oordelen]);
  // What another gemeente was refused is not for this one to know.
  const geweigerd = records.filter((regel) => regel.uitkomst === 'GEWEIGERD' && !namen.isVanElders(regel));
  return {
    gestuurd: toegestaan.filter(({ activiteit }) => activiteit === 'bericht.aannemen').map((regel) => gestuurdVan(regel, namen)),
    gedeeld: leveringen.map((regel) => gedeeldVan(regel, namen, afzenderVan)),
    gelezen: lezingen.map((regel) => gelezenVan(regel, namen)),
    geweigerd: eersteVan(geweigerd, (regel) => [dag(regel), regel.actor, regel.aansluiting, regel.activiteit, regel.zaakId, regel.code]).map((regel) => geweigerdVan(regel, namen)),
    gewist: records.filter(({ soort }) => soort === 'WISSING').map(gewistVan),
  };
};
