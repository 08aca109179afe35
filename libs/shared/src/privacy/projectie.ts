import { VERZEGELDE_SECTIES, type Bericht, type NietVerstrekt, type Rol, type Sectie, type Velden, type VerzegeldBericht, type VerzegeldeSectie } from '#shared/contracts/bericht';
import type { Berichtsoort, JsonSchema } from '#shared/contracts/catalogus.types';
import type { Code } from '#shared/contracts/codes';
import { beoordeel, type Oordeel } from './beoordeel';
import type { Handeling, Privacykader } from './kader';

export type Ontvangerrol = { readonly rol: Rol; readonly toegewezen: boolean; readonly gemeenteKlopt: boolean };
export type Projectieopties = {
  readonly soort: Berichtsoort;
  readonly rollen: readonly Ontvangerrol[];
  readonly kader: Privacykader;
  /** A delivery unless said otherwise. */
  readonly handeling?: Exclude<Handeling, 'STUREN'>;
};
export type Sectieoordeel = { readonly categorie: Sectie; readonly toegestaan: boolean; readonly code?: Code };
export type Projectie = {
  readonly bericht: Bericht;
  readonly oordelen: readonly Sectieoordeel[];
  /** False: no section may go to this receiver, so the message must not go either. */
  readonly verstrekt: boolean;
};

type Uitkomst = { readonly sectie: Sectie; readonly oordelen: readonly Oordeel[]; readonly velden: ReadonlySet<string> };

const isObject = (waarde: unknown): waarde is Record<string, unknown> => typeof waarde === 'object' && waarde !== null && !Array.isArray(waarde);
const eigenschappen = (schema: JsonSchema): Record<string, JsonSchema> => (schema['properties'] ?? {}) as Record<string, JsonSchema>;

/** Copies what the schema names and nothing else, at every depth; a field from nowhere cannot ride along. */
const volgensSchema = (waarde: unknown, schema: JsonSchema): unknown => {
  if (Array.isArray(waarde)) return waarde.map((deel) => volgensSchema(deel, (schema['items'] ?? {}) as JsonSchema));
  return isObject(waarde) ? gekozenVelden(waarde, schema, () => true) : waarde;
};

const gekozenVelden = (bron: Record<string, unknown>, schema: JsonSchema, mag: (veld: string) => boolean): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(eigenschappen(schema)).flatMap(([veld, deel]) => (mag(veld) && Object.hasOwn(bron, veld) ? [[veld, volgensSchema(bron[veld], deel)] as const] : [])),
  );

const isVerzegeld = (sectie: Sectie): sectie is VerzegeldeSectie => (VERZEGELDE_SECTIES as readonly string[]).includes(sectie);

/** One connection serves several roles: it may have what any of them may have. */
const beoordeelSectie = (sectie: Sectie, noodzaak: string | undefined, { soort, rollen, kader, handeling = 'ONTVANGEN' }: Projectieopties): Uitkomst => {
  const velden = new Set<string>();
  const oordelen = rollen.map(({ rol, toegewezen, gemeenteKlopt }) => {
    const oordeel = beoordeel({ kader, soort, rol, categorie: sectie, handeling, toegewezen, gemeenteKlopt, noodzaak });
    const weergave = soort.weergaven[rol]?.[sectie];
    const schema = soort.secties[sectie]?.schema;
    if (oordeel.toegestaan && weergave && schema) {
      for (const veld of weergave === '*' ? Object.keys(eigenschappen(schema)) : weergave) velden.add(veld);
    }
    return oordeel;
  });
  return { sectie, oordelen, velden };
};

const alsOordeel = ({ sectie, oordelen }: Uitkomst): Sectieoordeel => {
  if (oordelen.some(({ toegestaan }) => toegestaan)) return { categorie: sectie, toegestaan: true };
  return { categorie: sectie, toegestaan: false, code: oordelen[0]?.code ?? 'CATEGORIE_NIET_TOEGESTAAN' };
};

/** A withheld category is named only when one of these roles could obtain it; for the others it does not exist. */
const alsNietVerstrekt = ({ sectie, oordelen }: Uitkomst): NietVerstrekt[] => {
  if (oordelen.some(({ toegestaan }) => toegestaan)) return [];
  const teOpenen = oordelen.find(({ noembaar }) => noembaar);
  return teOpenen ? [{ categorie: sectie, code: teOpenen.code ?? 'CATEGORIE_NIET_TOEGESTAAN' }] : [];
};

const envelop = ({ data, ...kop }: VerzegeldBericht) => ({
  kop: {
    specversion: kop.specversion,
    id: kop.id,
    source: kop.source,
    type: kop.type,
    time: kop.time,
    datacontenttype: kop.datacontenttype,
    ...(kop.dataschema === undefined ? {} : { dataschema: kop.dataschema }),
  },
  data: {
    ...(data.zaakId === undefined ? {} : { zaakId: data.zaakId }),
    ...(data.inwonerRef === undefined ? {} : { inwonerRef: data.inwonerRef }),
    gemeente: data.gemeente,
    peildatum: data.peildatum,
    doel: data.doel,
    afzender: { actorId: data.afzender.actorId, rol: data.afzender.rol, werkgever: data.afzender.werkgever, namensGemeente: data.afzender.namensGemeente },
  },
});

/**
 * The message as this receiver may have it: a new object of whitelisted fields, never the old one with fields removed.
 * `open` is called only for a section that may be shown; when it throws, nothing goes out.
 */
export const projecteer = (bericht: VerzegeldBericht, open: (sectie: VerzegeldeSectie) => Velden | undefined, opties: Projectieopties): Projectie => {
  const verloopnoodzaak = bericht.data.verloop?.['noodzaak'];
  const noodzaak = typeof verloopnoodzaak === 'string' ? verloopnoodzaak : undefined;
  const aanwezig = (Object.keys(opties.soort.secties) as Sectie[]).filter((sectie) => bericht.data[sectie] !== undefined);
  const uitkomsten = aanwezig.map((sectie) => beoordeelSectie(sectie, noodzaak, opties));
  const secties = uitkomsten.flatMap(({ sectie, velden }) => {
    const schema = opties.soort.secties[sectie]?.schema;
    if (!velden.size || !schema) return [];
    const bron = isVerzegeld(sectie) ? open(sectie) : bericht.data[sectie];
    return bron ? [[sectie, gekozenVelden(bron, schema, (veld) => velden.has(veld))] as const] : [];
  });
  const gegeven = new Set<Sectie>(secties.map(([sectie]) => sectie));
  const nietVerstrekt = uitkomsten.flatMap(alsNietVerstrekt);
  const { kop, data } = envelop(bericht);
  return {
    bericht: { ...kop, data: { ...data, ...Object.fromEntries(secties), ...(nietVerstrekt.length ? { nietVerstrekt } : {}) } },
    // What may go and is not there any more (its key was destroyed) is no disclosure.
    oordelen: uitkomsten.map((uitkomst) => (uitkomst.velden.size && !gegeven.has(uitkomst.sectie) ? { categorie: uitkomst.sectie, toegestaan: false } : alsOordeel(uitkomst))),
    verstrekt: secties.length > 0,
  };
};
