import type { Rol, VerzegeldBericht, VerzegeldeData, VerzegeldeSectie, Velden } from '#shared/contracts/bericht';
import { bekendeSoort } from '#shared/contracts/catalogus';
import type { Berichtsoort } from '#shared/contracts/catalogus.types';
import type { Adres } from '#shared/contracts/intern';
import type { Datum } from '#shared/kernel/datum';
import { projecteer, type Projectie } from '#shared/privacy/projectie';
import { gewistIn, type Gewist } from '../bewaren/gewist';
import { rechtenNu, type Nu } from '../levering/rechten';
import { organisatieIn, type Lezer } from '../toegang/lezer';
import { besteZicht, type Gezien, type Zicht } from './zicht';

/** A case as handover answers it: state open, personal sections sealed, and the two sides it runs between. */
export type Overdrachtbeeld = {
  readonly zaakId: string;
  readonly inwonerRef: string;
  readonly gemeente: string;
  readonly verloop: { readonly status: string; readonly voorstelnummer: number; readonly voorgesteldOp: Datum } & Velden;
  readonly secties: Pick<VerzegeldeData, VerzegeldeSectie>;
  /** Sealed parts of other messages in this case, each projected by its own type. */
  readonly bijberichten?: readonly { readonly type: string; readonly secties: Pick<VerzegeldeData, VerzegeldeSectie> }[];
  /** When, and under which term, content of the case was erased. */
  readonly gewist?: readonly Gewist[];
  readonly indiener: Adres;
  readonly ontvanger: Adres;
};

export const VOORSTEL = bekendeSoort('nl.participatiewet.overdracht.voorgesteld.v1');

/** State, dates and who leads (R): never a ground, never free text. A field that is not named here stays inside. */
const VERLOOP = [
  'richting',
  'voorstelnummer',
  'voorgesteldOp',
  'voorgesteldeStartdatum',
  'startdatum',
  'definitieVersie',
  'inwonerGeraadpleegdOp',
  'inwonerVoorgelichtOp',
  'onderbouwing',
  'driegesprek',
  'driegesprekOp',
  'nieuweCoach',
  'redencode',
  'ontbrekend',
] as const;

const OPEN: readonly string[] = ['VOORGESTELD', 'IN_OVERLEG', 'TERUGGESTUURD', 'GEACCEPTEERD'];

/** A reader under one name: his own, or that of a colleague he deputises for. */
export type Onder = { readonly rol: Rol; readonly actorId: string };

export const isAanZet = ({ ontvanger, indiener }: Overdrachtbeeld, { rol, actorId }: Onder): boolean =>
  ontvanger.rol === rol && actorId !== indiener.actorId && (ontvanger.actorId === null || ontvanger.actorId === actorId);

const isIndiener = ({ indiener }: Overdrachtbeeld, { rol, actorId }: Onder): boolean => indiener.rol === rol && indiener.actorId === actorId;

const isCoach = ({ periode }: Pick<Nu, 'periode'>, { rol, actorId }: Onder): boolean =>
  (rol === 'werkcoach' && periode?.werkcoach === actorId) || (rol === 'participatiecoach' && periode?.participatiecoach === actorId);

const alsBericht = ({ zaakId, inwonerRef, gemeente, verloop, indiener }: Overdrachtbeeld, type: string, secties: Partial<VerzegeldeData>, source: string): VerzegeldBericht => ({
  specversion: '1.0',
  id: zaakId,
  source,
  type,
  time: `${verloop.voorgesteldOp}T00:00:00Z`,
  datacontenttype: 'application/json',
  data: {
    ...secties,
    zaakId,
    inwonerRef,
    gemeente,
    peildatum: verloop.voorgesteldOp,
    doel: 'OVERDRACHT',
    afzender: { actorId: indiener.actorId ?? 'schakel', rol: indiener.rol, werkgever: indiener.organisatie, namensGemeente: null },
  },
});

const mens = ({ rol, organisatie, actorId }: Adres): Adres => ({ rol, organisatie, actorId });

type Blik = { readonly beeld: Overdrachtbeeld; readonly actorId: string; readonly lezer: Lezer; readonly nu: Omit<Nu, 'openAdressen'>; readonly zicht: Zicht };

const projecteerVoor = ({ beeld, actorId, lezer, nu, zicht }: Blik, soort: Berichtsoort, secties: Partial<VerzegeldeData>): Projectie => {
  const { partijen, kader, open } = zicht;
  const eigen: Adres = { rol: lezer.rol, organisatie: organisatieIn(lezer.medewerker, beeld.gemeente), actorId };
  const openAdressen = OPEN.includes(beeld.verloop.status) ? [eigen] : [];
  const rechten = rechtenNu({ gemeente: beeld.gemeente, adressen: [eigen] }, soort, lezer.verbinding, partijen, { ...nu, openAdressen });
  const bericht = alsBericht(beeld, soort.type, secties, partijen.hub.source);
  return projecteer(bericht, (sectie) => open(bericht, sectie), { ...rechten, kader, handeling: 'LEZEN' });
};

const gegeven = (velden: Velden): Velden => Object.fromEntries(Object.entries(velden).filter(([, inhoud]) => inhoud !== undefined));

/** What other messages in the case shared, as far as it may be read. */
const bijberichtenVoor = (blik: Blik): { readonly inhoud: Velden; readonly oordelen: Projectie['oordelen'] }[] =>
  (blik.beeld.bijberichten ?? []).flatMap(({ type, secties }) => {
    const { bericht, oordelen } = projecteerVoor(blik, bekendeSoort(type), secties);
    const { contact, formulier, belastbaarheid } = bericht.data;
    const gedeeld = gegeven({ contact, formulier, belastbaarheid });
    return Object.keys(gedeeld).length > 0 ? [{ inhoud: { type, ...gedeeld }, oordelen }] : [];
  });

/**
 * A case as this reader may see it; undefined when he has no part in it, and then it does not exist for him. After it
 * closed, who took part still reads how it went; what was shared for the handover is for the resident's coach only.
 */
export const overdrachtzicht = (beeld: Overdrachtbeeld, lezer: Lezer, nu: Omit<Nu, 'openAdressen'>, zicht: Zicht, alleenVerloop = false): Gezien | undefined =>
  besteZicht(lezer.namens, (actorId) => {
    const onder = { rol: lezer.rol, actorId };
    if (!(isIndiener(beeld, onder) || isAanZet(beeld, onder) || isCoach(nu, onder))) return undefined;
    const blik = { beeld, actorId, lezer, nu, zicht };
    const projectie = projecteerVoor(blik, VOORSTEL, { ...(alleenVerloop ? {} : beeld.secties), verloop: beeld.verloop });
    const { verloop, contact, formulier, belastbaarheid, nietVerstrekt } = projectie.bericht.data;
    if (!verloop) return undefined;
    const bij = alleenVerloop ? [] : bijberichtenVoor(blik);
    const { zaakId, inwonerRef, gemeente, indiener, ontvanger } = beeld;
    const stand = gegeven(Object.fromEntries(VERLOOP.map((veld) => [veld, beeld.verloop[veld]])));
    const secties = gegeven({ contact, formulier, belastbaarheid, nietVerstrekt, bijberichten: bij.length > 0 ? bij.map(({ inhoud }) => inhoud) : undefined });
    return {
      inhoud: { zaakId, inwonerRef, gemeente, status: beeld.verloop.status, verloop: stand, indiener: mens(indiener), ontvanger: mens(ontvanger), ...secties, ...(alleenVerloop ? {} : gewistIn(beeld.gewist)) },
      oordelen: [...projectie.oordelen, ...bij.flatMap(({ oordelen }) => oordelen.filter(({ toegestaan }) => toegestaan))],
      voor: actorId,
    };
  });
