import { gebeurtenis, type Bericht, type Velden } from './bericht';

/** A value that holds from a day on; what was known for an earlier day never replaces it. */
export type Gedateerd = { readonly waarde: string; readonly vanaf: string };
export type Stap = { readonly id: string; readonly gebeurtenis: string; readonly peildatum: string; readonly inhoud: Velden };
export type Zaak = { readonly zaakId: string; readonly onderwerp: string; readonly stappen: readonly Stap[] };

/** A client record as Werkzaak keeps it, built from nothing but what was delivered. */
export type Dossier = {
  readonly inwonerRef: string;
  readonly gemeente: string | null;
  readonly klantprofiel: Gedateerd | null;
  readonly regie: Gedateerd | null;
  readonly coaches: Readonly<Record<string, Gedateerd>>;
  readonly contact: Velden;
  readonly zaken: readonly Zaak[];
};

export const leegDossier = (inwonerRef: string): Dossier => ({ inwonerRef, gemeente: null, klantprofiel: null, regie: null, coaches: {}, contact: {}, zaken: [] });

const tekst = (waarde: unknown): string | undefined => (typeof waarde === 'string' && waarde !== '' ? waarde : undefined);

const nieuwste = (oud: Gedateerd | null | undefined, waarde: unknown, vanaf: unknown): Gedateerd | null => {
  const [w, v] = [tekst(waarde), tekst(vanaf)];
  if (w === undefined || v === undefined || (oud && oud.vanaf > v)) return oud ?? null;
  return { waarde: w, vanaf: v };
};

const metCoach = (coaches: Dossier['coaches'], rol: unknown, coach: unknown, vanaf: unknown): Dossier['coaches'] => {
  const naam = tekst(rol);
  const nieuw = naam === undefined ? null : nieuwste(coaches[naam], coach, vanaf);
  return naam === undefined || !nieuw ? coaches : { ...coaches, [naam]: nieuw };
};

type Wijziging = (dossier: Dossier, verloop: Velden) => Partial<Dossier>;

const WIJZIGINGEN: Readonly<Record<string, Wijziging>> = {
  'inwoner.geregistreerd': (d, v) => ({ klantprofiel: nieuwste(d.klantprofiel, v['klantprofiel'], v['sinds']) }),
  'inwoner.coach.toegewezen': (d, v) => ({ coaches: metCoach(d.coaches, v['rol'], v['coach'], v['vanaf']) }),
  'regie.gewijzigd': (d, v) => ({ regie: nieuwste(d.regie, v['organisatie'], v['vanaf']) }),
  'overdracht.ingegaan': (d, v) => ({
    klantprofiel: nieuwste(d.klantprofiel, v['klantprofiel'], v['datum']),
    coaches: metCoach(d.coaches, v['klantprofiel'] === 'KP3' ? 'werkcoach' : 'participatiecoach', v['coach'], v['datum']),
  }),
};

const SECTIES = ['verloop', 'formulier', 'belastbaarheid'] as const;

const stapVan = ({ id, type, data }: Bericht): Stap => ({
  id,
  gebeurtenis: gebeurtenis(type),
  peildatum: data.peildatum ?? '',
  inhoud: Object.fromEntries(SECTIES.filter((sectie) => data[sectie] !== undefined).map((sectie) => [sectie, data[sectie]])),
});

const metStap = (zaken: Dossier['zaken'], bericht: Bericht): Dossier['zaken'] => {
  const { zaakId } = bericht.data;
  if (zaakId === undefined) return zaken;
  const stap = stapVan(bericht);
  if (!zaken.some((zaak) => zaak.zaakId === zaakId)) return [...zaken, { zaakId, onderwerp: stap.gebeurtenis.split('.')[0] ?? '', stappen: [stap] }];
  return zaken.map((zaak) => (zaak.zaakId === zaakId ? { ...zaak, stappen: [...zaak.stappen, stap] } : zaak));
};

/** The record after one delivery. Deduplication is not done here: the caller gives each delivery once. */
export const pasToe = (dossier: Dossier, bericht: Bericht): Dossier => ({
  ...dossier,
  gemeente: bericht.data.gemeente ?? dossier.gemeente,
  contact: { ...dossier.contact, ...bericht.data.contact },
  zaken: metStap(dossier.zaken, bericht),
  ...WIJZIGINGEN[gebeurtenis(bericht.type)]?.(dossier, bericht.data.verloop ?? {}),
});
