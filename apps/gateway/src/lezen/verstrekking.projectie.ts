import type { Rol, Velden, Verzegeld, VerzegeldBericht } from '#shared/contracts/bericht';
import { bekendeSoort } from '#shared/contracts/catalogus';
import type { Berichtsoort } from '#shared/contracts/catalogus.types';
import type { Adres, SituatiePeriode } from '#shared/contracts/intern';
import { dag, type Datum } from '#shared/kernel/datum';
import { projecteer, type Projectie } from '#shared/privacy/projectie';
import { gewistIn, type Gewist } from '../bewaren/gewist';
import { coachVan } from '../levering/rechten';
import { organisatieIn, type Lezer } from '../toegang/lezer';
import { besteZicht, type Gezien, type Zicht } from './zicht';

/** The written statement of the resident, as far as it is state: who may read, how much, through which day (SM-7). */
export type Verklaring = {
  readonly schriftelijkOp: Datum;
  readonly reikwijdte: string;
  readonly ontvanger: string;
  readonly laatsteDag: Datum;
  readonly ingetrokkenOp: Datum | null;
  readonly bewijsRef: string;
};

/** A case as verstrekking answers it: how far it has come open, what was asked or given sealed. Medical content is not in it. */
export type Verstrekkingbeeld = {
  readonly zaakId: string;
  readonly inwonerRef: string;
  readonly gemeente: string;
  readonly soort: 'BELASTBAARHEID' | 'BIJZONDER';
  readonly status: string;
  readonly verloop: Velden;
  readonly secties: { readonly belastbaarheid?: Verzegeld };
  /** The type by which that section is projected: asked, or given. */
  readonly belastbaarheidType?: string;
  /** Null: given unasked. */
  readonly vrager: Adres | null;
  readonly gever: Adres | null;
  /** These three: of the exception only. */
  readonly verklaring: Verklaring | null;
  readonly grondslag: string | null;
  readonly klaargezetOp: Datum | null;
  readonly gewist?: readonly Gewist[];
};

const VRAAG = bekendeSoort('nl.participatiewet.verstrekking.gevraagd.v1');
const VERZOEK = bekendeSoort('nl.participatiewet.verstrekking.bijzonder.verzocht.v1');

/** Codes and dates (R). A field that is not named here stays inside. */
const VERLOOP = ['gevraagd', 'noodzaak', 'begonnenOp', 'uiterlijk', 'gegevenOp', 'antwoord', 'redencode', 'verzoeker', 'reden', 'gelezenOp', 'geslotenOp'] as const;

const OPEN: readonly string[] = ['GEVRAAGD', 'GEGEVEN', 'INGEDIEND', 'VERKLARING_GEVRAAGD', 'VERKLARING_VASTGELEGD', 'GEDEELD'];

export type Blik = { readonly beeld: Verstrekkingbeeld; readonly lezer: Lezer; readonly periode: SituatiePeriode | null };

const isCoach = ({ lezer, periode }: Blik, actorId: string): boolean => coachVan(periode, lezer.rol) === actorId;

/** The named person has part in it from the moment it was announced to him: the statement itself he has not been told of. */
const isOntvanger = ({ beeld: { verklaring, klaargezetOp } }: Blik, rol: Rol, actorId: string): boolean => rol === 'participatiecoach' && klaargezetOp !== null && verklaring?.ontvanger === actorId;

const isGenoemd = (blik: Blik, actorId: string): boolean => {
  const { beeld, lezer: { rol, medewerker }, periode } = blik;
  const organisatie = organisatieIn(medewerker, beeld.gemeente);
  // Addressed to a team while nobody is assigned there.
  const isTeam = (adres: Adres): boolean => adres.actorId === null && adres.organisatie === organisatie && OPEN.includes(beeld.status) && coachVan(periode, rol) === null;
  return isOntvanger(blik, rol, actorId) || [beeld.vrager, beeld.gever].some((adres) => adres?.rol === rol && (adres.actorId === actorId || isTeam(adres)));
};

/** Who takes part: the coach of today, and whoever was named in it. */
export const isBetrokken = (blik: Blik, actorId: string): boolean => isCoach(blik, actorId) || isGenoemd(blik, actorId);

/** What was shared is for the coach of today and, until the question is answered, for who was named in it; given unasked it leaves nothing open. */
const magInhoud = (blik: Blik, actorId: string): boolean => isCoach(blik, actorId) || (blik.beeld.vrager !== null && OPEN.includes(blik.beeld.status) && isGenoemd(blik, actorId));

/** For the gemeente it was stated for, and while the resident lives there (D-25). */
export const isVanGemeente = ({ beeld, lezer, periode }: Blik): boolean => [beeld.gemeente, periode?.gemeente ?? beeld.gemeente].every((gemeente) => lezer.gemeenten.includes(gemeente));

/** The projection needs a day on the envelope; nothing of the envelope is given out. */
const ZONDER_DAG = dag('1970-01-01');

const alsBericht = ({ zaakId, inwonerRef, gemeente, verloop, secties }: Verstrekkingbeeld, { type, doelen }: Berichtsoort, source: string, metSecties: boolean): VerzegeldBericht => ({
  specversion: '1.0',
  id: zaakId,
  source,
  type,
  time: `${ZONDER_DAG}T00:00:00Z`,
  datacontenttype: 'application/json',
  data: {
    ...(metSecties ? secties : {}),
    zaakId,
    inwonerRef,
    gemeente,
    peildatum: ZONDER_DAG,
    doel: doelen[0] ?? '',
    afzender: { actorId: 'schakel.hub', rol: 'systeem', werkgever: 'SCHAKEL', namensGemeente: null },
    verloop: { noodzaak: verloop['noodzaak'] },
  },
});

const projecteerVoor = (blik: Blik, { partijen, kader, open }: Zicht, metSecties: boolean): Projectie => {
  const { beeld, lezer } = blik;
  const soort = beeld.soort === 'BIJZONDER' ? VERZOEK : bekendeSoort(beeld.belastbaarheidType ?? VRAAG.type);
  const bericht = alsBericht(beeld, soort, partijen.hub.source, metSecties);
  const rol = { rol: lezer.rol, toegewezen: true, gemeenteKlopt: isVanGemeente(blik) };
  return projecteer(bericht, (sectie) => open(bericht, sectie), { soort, rollen: [rol], kader, handeling: 'LEZEN' });
};

const mens = (adres: Adres | null): Adres | null => adres && { rol: adres.rol, organisatie: adres.organisatie, actorId: adres.actorId };

/** The statement is between the resident and his werkcoach (M-41); to whom it was announced knows until when he may read. */
const uitzonderingVoor = (blik: Blik, actorId: string): Velden => {
  const { beeld: { verklaring, grondslag, klaargezetOp }, lezer: { rol } } = blik;
  const leesbaarTotEnMet = isOntvanger(blik, rol, actorId) ? verklaring?.laatsteDag : undefined;
  return {
    ...(grondslag === null ? {} : { grondslag }),
    ...(klaargezetOp === null ? {} : { klaargezetOp }),
    ...(leesbaarTotEnMet === undefined ? {} : { leesbaarTotEnMet }),
    ...(rol === 'werkcoach' && verklaring ? { verklaring: verklaringVoorWerkcoach(verklaring) } : {}),
  };
};
const verklaringVoorWerkcoach = ({ schriftelijkOp, reikwijdte, ontvanger, laatsteDag, ingetrokkenOp, bewijsRef }: Verklaring): Velden => ({ schriftelijkOp, reikwijdte, ontvanger, laatsteDag, ingetrokkenOp, bewijsRef });

/** A case as this reader may see it; undefined when he has no part in it, and then it does not exist for him. `alleenVerloop`: without any personal section. */
export const verstrekkingzicht = (beeld: Verstrekkingbeeld, lezer: Lezer, periode: SituatiePeriode | null, zicht: Zicht, alleenVerloop = false): Gezien | undefined =>
  besteZicht(lezer.namens, (actorId) => {
    const blik = { beeld, lezer, periode };
    if (!isBetrokken(blik, actorId)) return undefined;
    const { bericht, oordelen } = projecteerVoor(blik, zicht, !alleenVerloop && magInhoud(blik, actorId));
    const { verloop, belastbaarheid, nietVerstrekt } = bericht.data;
    if (!verloop) return undefined;
    const { zaakId, inwonerRef, gemeente, soort, status, vrager, gever } = beeld;
    const stand = Object.fromEntries(VERLOOP.flatMap((veld) => (beeld.verloop[veld] === undefined || beeld.verloop[veld] === null ? [] : [[veld, beeld.verloop[veld]]])));
    return {
      inhoud: {
        zaakId,
        inwonerRef,
        gemeente,
        soort,
        status,
        verloop: stand,
        vrager: mens(vrager),
        gever: mens(gever),
        ...uitzonderingVoor(blik, actorId),
        ...(belastbaarheid ? { belastbaarheid } : {}),
        ...(nietVerstrekt ? { nietVerstrekt } : {}),
        ...gewistIn(beeld.gewist),
      },
      oordelen,
      voor: actorId,
    };
  });
