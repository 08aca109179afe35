import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { stuur, type Antwoord } from './hub';
import { TOESTANDBESTAND } from './toestand';

const TELLER = join(dirname(TOESTANDBESTAND), 'bsn-teller');

/** The next fictitious number of this test hub: begins with 9999, passes the 11-proef. Test files share the count, so no two residents are one. */
export const fictiefBsn = (): string => {
  for (let nummer = existsSync(TELLER) ? Number(readFileSync(TELLER, 'utf8')) : 0; ; nummer += 1) {
    const kop = `9999${String(nummer % 10_000).padStart(4, '0')}`;
    const rest = [...kop].reduce((som, cijfer, i) => som + Number(cijfer) * (9 - i), 0) % 11;
    if (rest === 10) continue;
    writeFileSync(TELLER, String(nummer + 1));
    return `${kop}${rest}`;
  }
};

const BRON: Record<string, string> = {
  'gemeente-tiel.regie': 'urn:nld:oin:00000099000000001000:systeem:regie',
  'gemeente-neder-betuwe.regie': 'urn:nld:oin:00000099000000003000:systeem:regie',
  'werkzaak.werk': 'urn:nld:oin:00000099000000002000:systeem:werk',
  'werkzaak.inkomen': 'urn:nld:oin:00000099000000002000:systeem:inkomen',
  'uwv.besluit': 'urn:nld:oin:00000099000000004000:systeem:besluit',
  'de-brug.traject': 'urn:nld:oin:00000099000000005000:systeem:traject',
};

export type Persoon = { aansluiting: string; afzender: { actorId: string; rol: string; werkgever: string; namensGemeente: string | null } };
export const anna: Persoon = { aansluiting: 'werkzaak.werk', afzender: { actorId: 'wz.wc.anna', rol: 'werkcoach', werkgever: 'WERKZAAK', namensGemeente: null } };
export const bert: Persoon = { aansluiting: 'werkzaak.inkomen', afzender: { actorId: 'wz.ic.bert', rol: 'inkomensconsulent', werkgever: 'WERKZAAK', namensGemeente: null } };
export const carla: Persoon = { aansluiting: 'gemeente-tiel.regie', afzender: { actorId: 'tiel.pc.carla', rol: 'participatiecoach', werkgever: 'TIEL', namensGemeente: 'TIEL' } };
export const dirk: Persoon = { aansluiting: 'gemeente-neder-betuwe.regie', afzender: { actorId: 'nb.pc.dirk', rol: 'participatiecoach', werkgever: 'WERKZAAK', namensGemeente: 'NEDER_BETUWE' } };
export const systeemVan = (aansluiting: string, werkgever: string): Persoon => ({
  aansluiting,
  afzender: { actorId: aansluiting, rol: 'systeem', werkgever, namensGemeente: ['WERKZAAK', 'UWV', 'DE_BRUG'].includes(werkgever) ? null : werkgever },
});
export const fenna: Persoon = { aansluiting: 'gemeente-tiel.regie', afzender: { actorId: 'tiel.pc.fenna', rol: 'participatiecoach', werkgever: 'TIEL', namensGemeente: 'TIEL' } };
export const tielSysteem = systeemVan('gemeente-tiel.regie', 'TIEL');
/** A re-integration partner: a system and nobody behind it (M-35). */
export const partner = systeemVan('de-brug.traject', 'DE_BRUG');
export const werkzaakSysteem = systeemVan('werkzaak.werk', 'WERKZAAK');

export type Deel = { zaakId?: string; inwonerRef?: string; gemeente?: string; peildatum: string; doel?: string } & Record<string, unknown>;

export const maak = (wie: Persoon, gebeurtenis: string, { gemeente = 'TIEL', doel = 'OVERDRACHT', peildatum, ...rest }: Deel) => ({
  specversion: '1.0',
  id: randomUUID(),
  source: BRON[wie.aansluiting],
  type: `nl.participatiewet.${gebeurtenis}.v1`,
  time: `${peildatum}T09:00:00Z`,
  datacontenttype: 'application/json',
  data: { gemeente, peildatum, doel, afzender: wie.afzender, ...rest },
});

/** Makes and posts a message as that person, through his own connection; waits for the outcome. */
export const doet = (wie: Persoon, gebeurtenis: string, deel: Deel): Promise<Antwoord> => stuur(wie.aansluiting, maak(wie, gebeurtenis, deel));

export const wijsToe = async (systeem: Persoon, wie: Persoon, inwonerRef: string, { gemeente, op, vanaf }: { gemeente: string; op: string; vanaf: string }): Promise<void> => {
  const verloop = { coach: wie.afzender.actorId, rol: wie.afzender.rol, vanaf };
  const toegewezen = await doet(systeem, 'inwoner.coach.toegewezen', { gemeente, inwonerRef, peildatum: op, doel: 'BEHEER', verloop });
  if (toegewezen.inhoud['status'] !== 'VERWERKT') throw new Error(`coach niet toegewezen: ${JSON.stringify(toegewezen.inhoud)}`);
};

/** A resident as both registers would make him known: registered, with his coaches. */
export const inwoner = async ({
  klantprofiel,
  op,
  gemeente = 'TIEL',
  participatiecoach = gemeente === 'TIEL' ? carla : dirk,
  sinds = '2022-01-01',
  metCoach = true,
  inkomensconsulent = false,
}: {
  klantprofiel: 'KP3' | 'KP4';
  op: string;
  gemeente?: string;
  participatiecoach?: Persoon;
  sinds?: string;
  /** False: registered, but nobody is assigned yet. */
  metCoach?: boolean;
  /** Bert is assigned for the income side. */
  inkomensconsulent?: boolean;
}): Promise<string> => {
  const systeem = gemeente === 'TIEL' ? tielSysteem : systeemVan('gemeente-neder-betuwe.regie', 'NEDER_BETUWE');
  const geregistreerd = await doet(systeem, 'inwoner.geregistreerd', {
    gemeente,
    peildatum: op,
    doel: 'BEHEER',
    identiteit: { bsn: fictiefBsn() },
    verloop: { schaal: 'KP', klantprofiel, sinds },
    contact: { naam: 'A. Voorbeeld', taalvoorkeur: 'nl' },
  });
  const ref = geregistreerd.inhoud['inwonerRef'] as string | undefined;
  if (!ref) throw new Error(`inwoner niet geregistreerd: ${geregistreerd.status} ${JSON.stringify(geregistreerd.inhoud)}`);
  if (inkomensconsulent) await wijsToe(werkzaakSysteem, bert, ref, { gemeente, op, vanaf: sinds });
  if (!metCoach) return ref;
  if (klantprofiel === 'KP3') await wijsToe(werkzaakSysteem, anna, ref, { gemeente, op, vanaf: sinds });
  else await wijsToe(systeem, participatiecoach, ref, { gemeente, op, vanaf: sinds });
  return ref;
};

const contact = { naam: 'A. Voorbeeld', telefoon: '0000 000 000', taalvoorkeur: 'nl' };
export const examen = { onderbouwing: { type: 'ZORGPROFESSIONAL', bronsoort: 'ARBEIDSARTS', datumConclusie: '2025-01-06', dossierRef: 'dossier:1' } };

export const naarKp4 = (inwonerRef: string, zaakId: string, peildatum: string, { verloop = {}, formulier = {}, ...rest }: Record<string, any> = {}): Deel => ({
  zaakId,
  inwonerRef,
  peildatum,
  verloop: { richting: 'KP3_NAAR_KP4', voorgesteldeStartdatum: peildatum, inwonerGeraadpleegdOp: peildatum, inwonerVoorgelichtOp: peildatum, ...verloop },
  contact,
  formulier: {
    formulierVersie: '2025-1',
    hulpvraagMeestProminent: 'ZORG_PARTICIPATIE',
    doelen: ['ZORG'],
    perspectief: { verwachtArbeidsvermogen: 'NEE', baatBijParticipatiecoach: true },
    ...formulier,
  },
  ...rest,
});

export const naarKp3 = (inwonerRef: string, zaakId: string, peildatum: string, { verloop = {}, formulier = {}, ...rest }: Record<string, any> = {}): Deel => ({
  zaakId,
  inwonerRef,
  peildatum,
  verloop: { richting: 'KP4_NAAR_KP3', voorgesteldeStartdatum: peildatum, inwonerGeraadpleegdOp: peildatum, inwonerVoorgelichtOp: peildatum, ...verloop },
  contact,
  formulier: { formulierVersie: '2025-1', hulpvraagMeestProminent: 'ARBEIDSBEMIDDELING', doelen: ['WERK'], arbeidsvermogen: true, gemotiveerd: true, ...formulier },
  ...rest,
});

export const acceptatie = (inwonerRef: string, zaakId: string, peildatum: string, nieuweCoach: string, startdatum: string): Deel => ({
  zaakId,
  inwonerRef,
  peildatum,
  verloop: { nieuweCoach, startdatum, afgestemdOp: peildatum },
});

export const nieuweZaak = (): string => randomUUID();
