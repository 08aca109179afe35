import { randomUUID } from 'node:crypto';
import { acceptatie, anna, carla, dirk, doet, inwoner, maak, naarKp3, naarKp4, nieuweZaak, tielSysteem, type Deel } from '../hulp/berichten';
import { roep, stuur, type Antwoord, type Verzoek } from '../hulp/hub';
import { roepAlsPersoon } from '../hulp/persoon';
import { urls } from '../hulp/toestand';
import { metRegister } from '../../tools/toegang/blokkades';
import { CATEGORIEEN, type Categorie, type Gemeente, type Geval, type Kader, type Speler } from './tabel';

/** How the cases of zaken.tsv are made, sent and read for real. Every category carries a mark of its own, by which it is found wherever it turns up. */
export const DAG: Readonly<Record<Kader, string>> = { v1: '2025-03-03', v2: '2025-10-06', later: '2025-10-08' };
const PORTAALBRON = 'urn:nld:oin:00000099000000009000:systeem:portaal';

export type Toneel = {
  readonly kader: Kader;
  readonly gemeente: Gemeente;
  readonly kp3: string;
  readonly kp4: string;
  /** Went from anna to the coach; under v1 never tried. */
  readonly overgedragen: string;
  readonly zaken: Readonly<Record<string, string>>;
  readonly merk: string;
};

let teller = 0;
const merkteken = (): string => `Q${Date.now().toString(36).toUpperCase()}${String((teller += 1)).padStart(2, '0')}`;

const coachVan = (gemeente: Gemeente) => (gemeente === 'TIEL' ? carla : dirk);

/** Marks per category; handhaving has codes only, which stand in no other section. */
export const merken = (merk: string): Readonly<Record<Exclude<Categorie, 'verloop' | 'algemeen'>, readonly string[]>> => ({
  contact: [`${merk} CONTACT`],
  formulier: [`${merk} FORMULIER`],
  belastbaarheid: [`${merk}_BELASTBAAR`, `${merk}-BELASTBAAR`],
  medisch: [`${merk} MEDISCH`],
  handhaving: ['VERLAGING', 'ARBEIDSVERPLICHTING', 'RECHTMATIGHEID'],
});

type Secties = { readonly [C in Categorie]?: Record<string, unknown> };
type Opzet = { readonly doel: string; readonly secties: Secties; readonly zaakId?: string; readonly inwonerRef?: string };

const driegesprek = (op: string) => ({ driegesprek: { aangebodenOp: op, antwoord: 'AFGEZIEN' } });
const onderbouwing = (merk: string, extra: Record<string, unknown>) => ({ onderbouwing: { dossierRef: `${merk}-BELASTBAAR`, ...extra } });

/** The message of a case as its rightful sender would write it. */
export const opzet = (zaak: string, { kader, gemeente, kp3, kp4, overgedragen, zaken, merk }: Toneel): Opzet => {
  const op = DAG[kader];
  const zaakId = zaken[zaak] ?? '';
  const mandaatRef = gemeente === 'TIEL' ? 'mandaat:tiel:ontheffing:tiel' : 'mandaat:nb:ontheffing:nb';
  const contact = { naam: `${merk} CONTACT` };
  switch (zaak) {
    case 'voorstel-kp4': {
      const { verloop, formulier } = naarKp4(kp3, zaakId, op, { verloop: { beoogdeCoach: coachVan(gemeente).afzender.actorId, ...driegesprek(op) }, formulier: { mogelijkhedenBehoeften: `${merk} FORMULIER` } });
      return { doel: 'OVERDRACHT', zaakId, inwonerRef: kp3, secties: { verloop: verloop as object as Record<string, unknown>, formulier: formulier as Record<string, unknown>, contact, belastbaarheid: onderbouwing(merk, { type: 'ZORGPROFESSIONAL', bronsoort: 'ARBEIDSARTS', datumConclusie: '2025-01-06' }) } };
    }
    case 'voorstel-kp3': {
      const { verloop, formulier } = naarKp3(kp4, zaakId, op, { verloop: { beoogdeCoach: 'wz.wc.anna', ...driegesprek(op) }, formulier: { mogelijkhedenBehoeften: `${merk} FORMULIER` } });
      return { doel: 'OVERDRACHT', zaakId, inwonerRef: kp4, secties: { verloop: verloop as Record<string, unknown>, formulier: formulier as Record<string, unknown>, contact, belastbaarheid: onderbouwing(merk, { type: 'DEELTIJDWERK', urenPerWeek: 12, sinds: '2025-01-13' }) } };
    }
    case 'ontheffing':
      return {
        doel: 'ONTHEFFING', zaakId, inwonerRef: kp4,
        secties: { verloop: { soort: 'TIJDELIJK', scope: ['a'], ingangsdatum: op, laatsteDag: '2025-12-31', besluitDatum: op, bekendmakingsDatum: op, mandaatRef }, belastbaarheid: { grond: `${merk}_BELASTBAAR` } },
      };
    case 'wia':
      return { doel: 'ONTHEFFING', zaakId, inwonerRef: kp3, secties: { verloop: { vanaf: op, scope: ['a', 'b', 'c'] }, belastbaarheid: { soort: 'WIA4', uwvDatum: op, uwvRef: `${merk}-BELASTBAAR` } } };
    case 'sanctie':
      return {
        doel: 'ONDERSTEUNING_BIJ_SANCTIE', zaakId, inwonerRef: kp4,
        secties: { verloop: { overwegingsDatum: op }, contact, handhaving: { sanctieSoort: 'VERLAGING', grond: 'ARBEIDSVERPLICHTING', gesprekken: [{ gespreksdatum: op, kanaal: 'TELEFOON' }] } },
      };
    case 'reactie':
      return { doel: 'ONDERSTEUNING_BIJ_SANCTIE', zaakId: zaken['sanctie'] ?? '', inwonerRef: kp4, secties: { verloop: { reactie: 'INTERVENIEERT' } } };
    case 'uitkomst':
      return { doel: 'ONDERSTEUNING_BIJ_SANCTIE', zaakId, inwonerRef: kp4, secties: { verloop: { datum: op }, handhaving: { uitkomst: 'VERLAGING', besluitDatum: op } } };
    case 'signaal':
      return { doel: 'HANDHAVING', inwonerRef: kp4, secties: { handhaving: { soortSignaal: 'RECHTMATIGHEID', datum: op } } };
    case 'registratie-kp3':
    case 'registratie-kp4':
    case 'registratie-over':
      return { doel: 'BEHEER', inwonerRef: { 'registratie-kp3': kp3, 'registratie-kp4': kp4, 'registratie-over': overgedragen }[zaak], secties: { verloop: { onderUwvBegeleiding: false }, contact } };
    case 'medewerker':
      return {
        doel: 'BEHEER',
        secties: {
          verloop: { medewerker: `proef.pc.${merk.toLowerCase()}`, rol: 'participatiecoach', werkgever: gemeente, namensGemeenten: [gemeente], ingangsdatum: op, laatsteDag: op },
          contact: { werkmail: `proef.${merk.toLowerCase()}@sandbox.invalid`, werktelefoon: '0000 000 090' },
        },
      };
    case 'gegeven':
    case 'gegeven-zonder':
      return {
        doel: 'PARTICIPATIEBEGELEIDING', zaakId, inwonerRef: overgedragen,
        secties: { verloop: zaak === 'gegeven' ? { noodzaak: 'DAGBESTEDING' } : {}, belastbaarheid: { mogelijkheden: `${merk}-BELASTBAAR`, beoordelingsdatum: op } },
      };
    case 'gevraagd':
    case 'gevraagd-zonder':
      return {
        doel: 'PARTICIPATIEBEGELEIDING', zaakId, inwonerRef: overgedragen,
        secties: { verloop: { gevraagd: { mogelijkheden: true }, ...(zaak === 'gevraagd' ? { noodzaak: 'DAGBESTEDING' } : {}) }, belastbaarheid: { toelichting: `${merk}-BELASTBAAR` } },
      };
    case 'medisch':
    case 'medisch-zonder':
    case 'medisch-ingetrokken':
    case 'medisch-collega':
      return { doel: 'MEDISCHE_UITZONDERING', zaakId, inwonerRef: overgedragen, secties: { verloop: {}, medisch: { conclusie: `${merk} MEDISCH` } } };
    default:
      throw new Error(`geen bericht voor ${zaak}`);
  }
};

const ZAKEN_MET_ID = ['voorstel-kp4', 'voorstel-kp3', 'ontheffing', 'wia', 'sanctie', 'uitkomst', 'gegeven', 'gegeven-zonder', 'gevraagd', 'gevraagd-zonder', 'medisch', 'medisch-zonder', 'medisch-ingetrokken', 'medisch-collega'];

const moet = ({ status, inhoud }: Antwoord): void => {
  if (inhoud['status'] !== 'VERWERKT') throw new Error(`het toneel is niet op te zetten: ${status} ${JSON.stringify(inhoud)}`);
};

const registreer = async (klantprofiel: 'KP3' | 'KP4', kader: Kader, gemeente: Gemeente): Promise<string> => inwoner({ klantprofiel, op: DAG[kader], gemeente, inkomensconsulent: klantprofiel === 'KP4' });

export const maakToneel = async (kader: Kader, gemeente: Gemeente): Promise<Toneel> => {
  const op = DAG[kader];
  const [kp3, kp4, overgedragen] = await Promise.all([registreer('KP3', kader, gemeente), registreer('KP4', kader, gemeente), registreer('KP3', kader, gemeente)]);
  const coach = coachVan(gemeente);
  const zaakId = nieuweZaak();
  const voorstel = naarKp4(overgedragen, zaakId, op, { verloop: { beoogdeCoach: coach.afzender.actorId, ...driegesprek(op) }, belastbaarheid: { onderbouwing: { type: 'ZORGPROFESSIONAL', bronsoort: 'ARBEIDSARTS', datumConclusie: '2025-01-06' } } });
  moet(await doet(anna, 'overdracht.voorgesteld', { ...voorstel, gemeente }));
  moet(await doet(coach, 'overdracht.geaccepteerd', { ...acceptatie(overgedragen, zaakId, op, coach.afzender.actorId, op), gemeente }));
  return { kader, gemeente, kp3, kp4, overgedragen, zaken: Object.fromEntries(ZAKEN_MET_ID.map((zaak) => [zaak, nieuweZaak()])), merk: merkteken() };
};

/** Statements of the resident, and what became of them, before anna puts anything ready. */
export const verklaringen = async ({ kader, gemeente, overgedragen, zaken }: Toneel): Promise<void> => {
  const op = DAG[kader];
  const deel = (zaak: string, verloop: Record<string, unknown>): Deel => ({ gemeente, inwonerRef: overgedragen, zaakId: zaken[zaak] ?? '', peildatum: op, doel: 'MEDISCHE_UITZONDERING', verloop });
  for (const zaak of ['medisch', 'medisch-zonder', 'medisch-ingetrokken', 'medisch-collega']) {
    await doet(anna, 'verstrekking.bijzonder.verzocht', deel(zaak, { verzoeker: 'INWONER', reden: 'VERZOEK_INWONER', gevraagd: { conclusie: true } }));
    const ontvanger = zaak === 'medisch-collega' ? 'tiel.pc.fenna' : coachVan(gemeente).afzender.actorId;
    if (zaak !== 'medisch-zonder') await doet(anna, 'verstrekking.bijzonder.verklaard', deel(zaak, { schriftelijkOp: op, reikwijdte: 'CONCLUSIE_EN_ADVIES', ontvanger, laatsteDag: '2025-10-07', bewijsRef: 'bewijs:1' }));
    if (zaak === 'medisch-ingetrokken') await doet(anna, 'verstrekking.bijzonder.ingetrokken', deel(zaak, { datum: op }));
  }
};

/** A message as this player would send it: his own name, the source of the system he comes by. */
export const berichtVan = (speler: Speler, gebeurtenis: string, toneel: Toneel, { doel, secties, zaakId, inwonerRef }: Opzet): unknown => {
  const afzender = { actorId: speler.persoon, rol: speler.rol, werkgever: speler.werkgever, namensGemeente: speler.namens === '-' ? null : speler.namens };
  const wie = { aansluiting: speler.via, afzender };
  const bericht = maak(wie, gebeurtenis, { gemeente: toneel.gemeente, peildatum: DAG[toneel.kader], doel, ...(zaakId ? { zaakId } : {}), ...(inwonerRef ? { inwonerRef } : {}), ...secties });
  return { ...bericht, ...(speler.via === 'portaal' || speler.via === '-' ? { source: PORTAALBRON } : {}) };
};

/** One call through the door as this player: his system with his name, himself, or nobody. */
export const roepAls = (speler: Speler, pad: string, verzoek: Omit<Verzoek, 'als'> = {}): Promise<Antwoord> => {
  if (speler.via === '-') return roep(pad, { ...verzoek, als: null });
  return speler.via === 'portaal' ? roepAlsPersoon(speler.persoon, pad, verzoek) : roep(pad, { ...verzoek, als: speler.via });
};

export const stuurAls = (speler: Speler, bericht: unknown): Promise<Antwoord> =>
  speler.via === 'portaal' || speler.via === '-' ? roepAls(speler, '/v1/berichten', { methode: 'POST', body: bericht, koppen: { prefer: 'wait=20' } }) : stuur(speler.via, bericht);

/** Something in every section, so that the door has to say of each what may not be there. */
export const metAlleSecties = (bericht: any): unknown => ({
  ...bericht,
  id: randomUUID(),
  data: { ...Object.fromEntries(CATEGORIEEN.map((categorie) => [categorie, { proef: 'x' }])), ...bericht.data },
});

const DOEL: Readonly<Record<string, string>> = {
  overdrachten: 'OVERDRACHT', ontheffingen: 'ONTHEFFING', 'overwogen-sancties': 'ONDERSTEUNING_BIJ_SANCTIE', situatie: 'OVERDRACHT', verstrekkingen: 'PARTICIPATIEBEGELEIDING', inhoud: 'MEDISCHE_UITZONDERING', inzageoverzicht: 'INZAGE', medewerkers: 'BEHEER',
};

/** Where a case is read, and where it stands in a list. */
export const leespad = (lezen: string, { zaak }: Geval, toneel: Toneel, refs: Readonly<Record<string, string>>): string => {
  const zaakId = toneel.zaken[zaak === 'medisch-stand' ? 'medisch' : zaak] ?? '';
  switch (lezen) {
    case 'situatie': return `/v1/inwoners/${zaak === 'situatie-kp3' ? toneel.kp3 : toneel.kp4}/situatie`;
    case 'inzageoverzicht': return `/v1/inwoners/${toneel.kp4}/inzageoverzicht`;
    case 'berichten': return `/v1/berichten/${refs['berichtstatus'] ?? ''}`;
    case 'ontheffingen': return `/v1/ontheffingen/${refs['ontheffing'] ?? randomUUID()}`;
    case 'medewerkers': return `/v1/medewerkers?gemeente=${toneel.gemeente}`;
    case 'inhoud': return `/v1/verstrekkingen/${zaakId}/inhoud`;
    default: return `/v1/${lezen}/${zaakId}`;
  }
};
export const lijstpad = (lezen: string, { zaak }: Geval, toneel: Toneel): string => {
  const ref = zaak === 'voorstel-kp4' ? toneel.kp3 : ['gegeven', 'gevraagd', 'medisch-stand'].includes(zaak) ? toneel.overgedragen : toneel.kp4;
  return `/v1/${lezen}?inwonerRef=${ref}`;
};

export const leesAls = (speler: Speler, lezen: string, pad: string, zaak: string): Promise<Antwoord> => {
  const doel = zaak === 'medisch-stand' ? 'MEDISCHE_UITZONDERING' : (DOEL[lezen] ?? 'OVERDRACHT');
  return roepAls(speler, pad, { koppen: { ...(speler.via === 'portaal' ? {} : { 'schakel-medewerker': speler.persoon }), 'schakel-doel': doel } });
};

const registreerCoach = async (naam: string, laatsteDag: string): Promise<void> => {
  const verloop = { medewerker: `tiel.pc.${naam}`, rol: 'participatiecoach', werkgever: 'TIEL', namensGemeenten: ['TIEL'], ingangsdatum: '2015-01-01', laatsteDag };
  moet(await doet(tielSysteem, 'medewerker.geregistreerd', { peildatum: DAG.v1, doel: 'BEHEER', verloop, contact: { werkmail: `tiel.pc.${naam}@sandbox.invalid`, werktelefoon: '0000 000 091' } }));
};
/** A coach who left the day before the first messages, and one whom an operator shuts out. */
export const personeelszaken = async (): Promise<void> => {
  await Promise.all([registreerCoach('vertrokken', '2025-03-02'), registreerCoach('geblokkeerd', '2025-12-31')]);
  await metRegister(urls.postgres['gateway_schrijf'] ?? '', (register) => register.zet({ naam: 'tiel.pc.geblokkeerd', soort: 'MEDEWERKER', reden: 'VERDACHT_GEBRUIK', door: 'toets' }));
};
export const laatWaarnemen = async (op: string): Promise<void> =>
  moet(await doet(tielSysteem, 'medewerker.waarneming.ingesteld', { peildatum: op, doel: 'BEHEER', verloop: { waarnemer: 'tiel.pc.fenna', waarneemtVoor: 'tiel.pc.carla', ingangsdatum: op, laatsteDag: op } }));
