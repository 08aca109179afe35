import type { Velden, Verzegeld, VerzegeldBericht, VerzegeldeData } from '#shared/contracts/bericht';
import { bekendeSoort } from '#shared/contracts/catalogus';
import type { Berichtsoort, Weergave } from '#shared/contracts/catalogus.types';
import type { Adres, SituatiePeriode } from '#shared/contracts/intern';
import { dag, type Datum } from '#shared/kernel/datum';
import { projecteer, type Ontvangerrol, type Projectie } from '#shared/privacy/projectie';
import { gewistIn, type Gewist } from '../bewaren/gewist';
import { organisatieIn, type Lezer } from '../toegang/lezer';
import { besteZicht, type Gezien, type Zicht } from './zicht';

/** A considered sanction as boete answers it: how far it has come open, what it is about and how it ended sealed. */
export type Sanctiebeeld = {
  readonly zaakId: string;
  readonly inwonerRef: string;
  readonly gemeente: string;
  readonly verloop: { readonly status: string; readonly overwegingsDatum: Datum | null } & Velden;
  readonly secties: Pick<VerzegeldeData, 'handhaving' | 'contact'>;
  /** The section `handhaving` of the outcome. */
  readonly uitkomst?: Verzegeld;
  /** When, and under which term, content of the case was erased. */
  readonly gewist?: readonly Gewist[];
  readonly indiener: Adres;
  readonly ontvanger: Adres;
};

/** The inkomensconsulent reads what his own side wrote; no message brings it back to him, so the catalogue has no view for it. */
const ALLES: Weergave = { verloop: '*', contact: '*', handhaving: '*' };
const ookVoorDeIndiener = (naam: string): Berichtsoort => {
  const soort = bekendeSoort(naam);
  return { ...soort, weergaven: { ...soort.weergaven, inkomensconsulent: ALLES } };
};

export const OVERWOGEN = ookVoorDeIndiener('nl.participatiewet.boete.overwogen.v1');
const UITKOMST = ookVoorDeIndiener('nl.participatiewet.boete.uitkomst.v1');

/** State and dates for both; marks and whether the alert was skipped are for who issued it. */
const VERLOOP = ['overwegingsDatum', 'reactieUiterlijk', 'bevestigdOp', 'reactie', 'voorstelDatum', 'geenReactie'] as const;
const VERLOOP_INDIENER = [...VERLOOP, 'alertOvergeslagen', 'afwijkingen'] as const;

const isToegewezen = (beeld: Sanctiebeeld, actorId: string, { rol, medewerker }: Lezer, periode: SituatiePeriode | null): boolean => {
  if (rol === 'inkomensconsulent') return beeld.indiener.actorId === actorId || periode?.inkomensconsulent === actorId;
  const coach = periode?.participatiecoach ?? null;
  if (coach !== null) return coach === actorId;
  // Nobody is assigned: the box of the team of his gemeente (SM-3).
  return beeld.ontvanger.actorId === null && beeld.ontvanger.organisatie === organisatieIn(medewerker, beeld.gemeente);
};

/** The projection needs a day on the envelope; nothing of the envelope is given out. */
const dagVan = ({ overwegingsDatum }: Sanctiebeeld['verloop']): Datum => overwegingsDatum ?? dag('1970-01-01');

const alsBericht = ({ zaakId, inwonerRef, gemeente, verloop, indiener }: Sanctiebeeld, { type, doelen }: Berichtsoort, secties: Partial<VerzegeldeData>, source: string): VerzegeldBericht => ({
  specversion: '1.0',
  id: zaakId,
  source,
  type,
  time: `${dagVan(verloop)}T00:00:00Z`,
  datacontenttype: 'application/json',
  data: {
    ...secties,
    zaakId,
    inwonerRef,
    gemeente,
    peildatum: dagVan(verloop),
    doel: doelen[0] ?? '',
    afzender: { actorId: indiener.actorId ?? 'schakel.hub', rol: indiener.rol, werkgever: indiener.organisatie, namensGemeente: null },
  },
});

const lees = (beeld: Sanctiebeeld, soort: Berichtsoort, secties: Partial<VerzegeldeData>, rol: Ontvangerrol, { partijen, kader, open }: Zicht): Projectie => {
  const bericht = alsBericht(beeld, soort, secties, partijen.hub.source);
  return projecteer(bericht, (sectie) => open(bericht, sectie), { soort, rollen: [rol], kader, handeling: 'LEZEN' });
};

const mens = ({ rol, organisatie, actorId }: Adres): Adres => ({ rol, organisatie, actorId });

/** A considered sanction as this reader may see it: the coach of the resident today, and who considers it. For others it does not exist. */
export const sanctiezicht = (beeld: Sanctiebeeld, lezer: Lezer, periode: SituatiePeriode | null, zicht: Zicht): Gezien | undefined =>
  besteZicht(lezer.namens, (actorId) => {
    if (!isToegewezen(beeld, actorId, lezer, periode)) return undefined;
    const { rol } = lezer;
    const gemeenteKlopt = [beeld.gemeente, periode?.gemeente ?? beeld.gemeente].every((gemeente) => lezer.gemeenten.includes(gemeente));
    const als = { rol, toegewezen: true, gemeenteKlopt };
    const alert = lees(beeld, OVERWOGEN, { ...beeld.secties, verloop: { overwegingsDatum: beeld.verloop.overwegingsDatum } }, als, zicht);
    const { verloop, contact, handhaving } = alert.bericht.data;
    if (!verloop) return undefined;
    const afloop = beeld.uitkomst && lees(beeld, UITKOMST, { handhaving: beeld.uitkomst }, als, zicht).bericht.data.handhaving;
    const velden = rol === 'inkomensconsulent' ? VERLOOP_INDIENER : VERLOOP;
    const stand = Object.fromEntries(velden.flatMap((veld) => (beeld.verloop[veld] === undefined || beeld.verloop[veld] === null ? [] : [[veld, beeld.verloop[veld]]])));
    const { zaakId, inwonerRef, gemeente, indiener, ontvanger } = beeld;
    const secties = Object.entries({ contact, handhaving, uitkomst: afloop }).filter(([, inhoud]) => inhoud !== undefined);
    return {
      inhoud: { zaakId, inwonerRef, gemeente, status: beeld.verloop.status, verloop: stand, indiener: mens(indiener), ontvanger: mens(ontvanger), ...Object.fromEntries(secties), ...gewistIn(beeld.gewist) },
      oordelen: alert.oordelen,
      voor: actorId,
    };
  });
