import { createHmac } from 'node:crypto';
import type { Bericht } from '#shared/contracts/bericht';
import { keurVorm } from '#shared/contracts/vorm';
import type { Datum } from '#shared/kernel/datum';
import type { Aansluiting } from '#shared/policy/partijen';
import { KOLOMMEN, type Kolom, type Rij, type Rijfout } from './inlezen.bestand';

/** On whose behalf the file is read; `vandaag` is the day of the hub. */
export type Indiener = { readonly aansluiting: Aansluiting; readonly isGemeente: boolean; readonly vandaag: Datum };
export const COACHROLLEN = ['werkcoach', 'participatiecoach', 'inkomensconsulent'] as const;
export type Coachrol = (typeof COACHROLLEN)[number];
export type Toewijzing = { readonly rol: Coachrol; readonly coach: string };

/**
 * Gives a message an id that is the same each time this line of this file is read, so that a second reading changes
 * nothing. Keyed with the private key of the connection: from an id nobody can work out the BSN behind it by trying.
 */
export const maakIds = (sleutel: string, inhoud: Buffer) => {
  const bestand = createHmac('sha256', sleutel).update('schakel.inlezen.bestand|').update(inhoud).digest('hex');
  return (regel: number, wat: string, poging: number): string => {
    const merk = createHmac('sha256', sleutel).update(['schakel.inlezen.regel', bestand, regel, wat, poging].join('|')).digest().subarray(0, 16);
    merk.writeUInt8((merk.readUInt8(6) & 0x0f) | 0x80, 6);
    merk.writeUInt8((merk.readUInt8(8) & 0x3f) | 0x80, 8);
    return merk.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  };
};
export type Ids = ReturnType<typeof maakIds>;

const bericht = (gebeurtenis: string, id: string, { aansluiting, isGemeente, vandaag }: Indiener, gemeente: string | undefined, data: object): Bericht<object> => ({
  specversion: '1.0',
  id,
  source: aansluiting.source,
  type: `nl.participatiewet.inwoner.${gebeurtenis}.v1`,
  time: new Date().toISOString(),
  datacontenttype: 'application/json',
  data: {
    ...(gemeente === undefined ? {} : { gemeente }),
    peildatum: vandaag,
    doel: 'BEHEER',
    afzender: { actorId: aansluiting.naam, rol: 'systeem', werkgever: aansluiting.organisatie, namensGemeente: isGemeente ? (gemeente ?? null) : null },
    ...data,
  },
});

const JANEE: Readonly<Record<string, boolean>> = { ja: true, j: true, true: true, waar: true, '1': true, nee: false, n: false, false: false, onwaar: false, '0': false };

const gevuld = (velden: Readonly<Record<string, unknown>>): Record<string, unknown> => Object.fromEntries(Object.entries(velden).filter(([, waarde]) => waarde !== undefined));

export const registratieVan = ({ velden }: Rij, indiener: Indiener, id: string): Bericht<object> => {
  const { bsn, gemeente, schaal, klantprofiel, sinds, naam, telefoon, adres, taalvoorkeur, onderUwvBegeleiding } = velden;
  const contact = gevuld({ naam, telefoon, adres, taalvoorkeur: taalvoorkeur?.toLowerCase() });
  return bericht('geregistreerd', id, indiener, gemeente, {
    identiteit: gevuld({ bsn }),
    verloop: gevuld({ schaal, klantprofiel, sinds, onderUwvBegeleiding: JANEE[onderUwvBegeleiding?.toLowerCase() ?? ''] }),
    ...(Object.keys(contact).length > 0 ? { contact } : {}),
  });
};

export const toewijzingenVan = ({ velden }: Rij): Toewijzing[] =>
  COACHROLLEN.flatMap((rol) => {
    const coach = velden[rol];
    return coach === undefined ? [] : [{ rol, coach }];
  });

/** From today on, or from the day the registration begins when that is later. */
export const toewijzingVan = ({ velden: { gemeente, sinds } }: Rij, { rol, coach }: Toewijzing, inwonerRef: string, indiener: Indiener, id: string): Bericht<object> => {
  const vanaf = sinds !== undefined && sinds > indiener.vandaag ? sinds : indiener.vandaag;
  return bericht('coach.toegewezen', id, indiener, gemeente, { inwonerRef, verloop: { coach, rol, vanaf } });
};

const KOLOM_VAN: Readonly<Record<string, Kolom>> = {
  'data.identiteit.bsn': 'bsn',
  'data.gemeente': 'gemeente',
  'data.afzender.namensGemeente': 'gemeente',
  'data.verloop.schaal': 'schaal',
  'data.verloop.klantprofiel': 'klantprofiel',
  'data.verloop.sinds': 'sinds',
  'data.contact.naam': 'naam',
  'data.contact.telefoon': 'telefoon',
  'data.contact.adres': 'adres',
  'data.contact.taalvoorkeur': 'taalvoorkeur',
};

const ALS_MEDEWERKER = 'Gebruik de naam uit het register van medewerkers, bijvoorbeeld tiel.pc.carla.';
const VORM_VAN_KOLOM: { readonly [K in Kolom]?: string } = {
  taalvoorkeur: 'Gebruik twee of drie letters, bijvoorbeeld nl.',
  werkcoach: ALS_MEDEWERKER,
  participatiecoach: ALS_MEDEWERKER,
  inkomensconsulent: ALS_MEDEWERKER,
};

export type Veldfout = { readonly pad: string; readonly melding: string; readonly herstel: string };

/** A fault of a message in the words of the file: the column instead of the path. */
export const alsRijfout = ({ regel }: Rij, { pad, melding, herstel }: Veldfout, anders?: Kolom): Rijfout => {
  const kolom = KOLOM_VAN[pad] ?? anders;
  if (kolom === undefined) return { regel, melding, herstel };
  const eigen = melding.endsWith('heeft niet de juiste vorm.') ? VORM_VAN_KOLOM[kolom] : undefined;
  return { regel, kolom, melding: melding.replace(`${pad} `, ''), herstel: eigen ?? herstel.replace(pad, kolom) };
};

/** Any reference will do to look at the form of an assignment. */
const GEEN_INWONER = '00000000-0000-4000-8000-000000000000';
const PROEF_ID = 'proef';

/** Werkzaak assigns werkcoach and inkomensconsulent, the gemeente its participatiecoach (M-15). */
const vreemdeCoach = (rij: Rij, { isGemeente }: Indiener): Rijfout[] =>
  toewijzingenVan(rij)
    .filter(({ rol }) => (rol === 'participatiecoach') !== isGemeente)
    .map(({ rol }) => ({ regel: rij.regel, kolom: rol, melding: 'kan deze aansluiting niet toewijzen.', herstel: `Laat de kolom leeg; ${isGemeente ? 'Werkzaak' : 'de gemeente'} wijst deze coach toe.` }));

const eigenRegels = (rij: Rij, indiener: Indiener): Rijfout[] => {
  const { gemeente, onderUwvBegeleiding } = rij.velden;
  const { regel } = rij;
  return [
    ...(onderUwvBegeleiding !== undefined && JANEE[onderUwvBegeleiding.toLowerCase()] === undefined ? [{ regel, kolom: 'onderUwvBegeleiding' as const, melding: 'is geen ja of nee.', herstel: 'Vul ja of nee in, of laat het leeg.' }] : []),
    ...(gemeente !== undefined && !indiener.aansluiting.gemeenten.includes(gemeente)
      ? [{ regel, kolom: 'gemeente' as const, melding: 'hoort niet bij deze aansluiting.', herstel: `Gebruik: ${indiener.aansluiting.gemeenten.join(', ')}.` }]
      : []),
    ...vreemdeCoach(rij, indiener),
  ];
};

const plekVan = ({ kolom }: Rijfout): number => (kolom ? KOLOMMEN.indexOf(kolom) : KOLOMMEN.length);

/** One fault per column, in the order of the columns: mending the first mends what followed from it. */
const perPlek = (fouten: readonly Rijfout[]): Rijfout[] =>
  fouten.filter((fout, plek) => fouten.findIndex(({ kolom, melding }) => kolom === fout.kolom && (kolom !== undefined || melding === fout.melding)) === plek).sort((a, b) => plekVan(a) - plekVan(b));

/** What can be said of a row without asking the hub: the form that its door demands, and what this connection may say. */
export const keurRij = (rij: Rij, indiener: Indiener): Rijfout[] => {
  const registratie = keurVorm(registratieVan(rij, indiener, PROEF_ID)).fouten.map((fout) => alsRijfout(rij, fout));
  const coaches = toewijzingenVan(rij).flatMap((toewijzing) =>
    keurVorm(toewijzingVan(rij, toewijzing, GEEN_INWONER, indiener, PROEF_ID))
      .fouten.filter(({ pad }) => pad === 'data.verloop.coach')
      .map((fout) => alsRijfout(rij, fout, toewijzing.rol)),
  );
  return perPlek([...eigenRegels(rij, indiener), ...registratie, ...coaches]);
};
