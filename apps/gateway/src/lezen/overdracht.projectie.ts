import type { Rol, VerzegeldBericht, VerzegeldeData, VerzegeldeSectie, Velden } from '#shared/contracts/bericht';
import { bekendeSoort } from '#shared/contracts/catalogus';
import type { Adres } from '#shared/contracts/intern';
import type { Datum } from '#shared/kernel/datum';
import { projecteer, type Projectie } from '#shared/privacy/projectie';
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
  'nieuweCoach',
] as const;

const OPEN: readonly string[] = ['VOORGESTELD', 'IN_OVERLEG', 'TERUGGESTUURD', 'GEACCEPTEERD'];

/** A reader under one name: his own, or that of a colleague he deputises for. */
export type Onder = { readonly rol: Rol; readonly actorId: string };

export const isAanZet = ({ ontvanger, indiener }: Overdrachtbeeld, { rol, actorId }: Onder): boolean =>
  ontvanger.rol === rol && actorId !== indiener.actorId && (ontvanger.actorId === null || ontvanger.actorId === actorId);

const isIndiener = ({ indiener }: Overdrachtbeeld, { rol, actorId }: Onder): boolean => indiener.rol === rol && indiener.actorId === actorId;

const isCoach = ({ periode }: Pick<Nu, 'periode'>, { rol, actorId }: Onder): boolean =>
  (rol === 'werkcoach' && periode?.werkcoach === actorId) || (rol === 'participatiecoach' && periode?.participatiecoach === actorId);

const alsBericht = ({ zaakId, inwonerRef, gemeente, verloop, secties, indiener }: Overdrachtbeeld, source: string): VerzegeldBericht => ({
  specversion: '1.0',
  id: zaakId,
  source,
  type: VOORSTEL.type,
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
    verloop,
  },
});

const mens = ({ rol, organisatie, actorId }: Adres): Adres => ({ rol, organisatie, actorId });

/**
 * A case as this reader may see it; undefined when he has no part in it, and then it does not exist for him. After it
 * closed, who took part still reads how it went; what was shared for the handover is for the resident's coach only.
 */
export const overdrachtzicht = (beeld: Overdrachtbeeld, lezer: Lezer, nu: Omit<Nu, 'openAdressen'>, zicht: Zicht, alleenVerloop = false): Gezien | undefined =>
  besteZicht(lezer.namens, (actorId) => {
    const onder = { rol: lezer.rol, actorId };
    if (!(isIndiener(beeld, onder) || isAanZet(beeld, onder) || isCoach(nu, onder))) return undefined;
    const projectie = projecteerVoor(alleenVerloop ? { ...beeld, secties: {} } : beeld, actorId, lezer, nu, zicht);
    const { verloop, contact, formulier, belastbaarheid, nietVerstrekt } = projectie.bericht.data;
    if (!verloop) return undefined;
    const { zaakId, inwonerRef, gemeente, indiener, ontvanger } = beeld;
    const stand = Object.fromEntries(VERLOOP.flatMap((veld) => (beeld.verloop[veld] === undefined ? [] : [[veld, beeld.verloop[veld]]])));
    const secties = Object.entries({ contact, formulier, belastbaarheid, nietVerstrekt }).filter(([, inhoud]) => inhoud !== undefined);
    return {
      inhoud: { zaakId, inwonerRef, gemeente, status: beeld.verloop.status, verloop: stand, indiener: mens(indiener), ontvanger: mens(ontvanger), ...Object.fromEntries(secties) },
      oordelen: projectie.oordelen,
      voor: actorId,
    };
  });

const projecteerVoor = (beeld: Overdrachtbeeld, actorId: string, { rol, medewerker, verbinding }: Lezer, nu: Omit<Nu, 'openAdressen'>, { partijen, kader, open }: Zicht): Projectie => {
  const eigen: Adres = { rol, organisatie: organisatieIn(medewerker, beeld.gemeente), actorId };
  const openAdressen = OPEN.includes(beeld.verloop.status) ? [eigen] : [];
  const rechten = rechtenNu({ gemeente: beeld.gemeente, adressen: [eigen] }, VOORSTEL, verbinding, partijen, { ...nu, openAdressen });
  const bericht = alsBericht(beeld, partijen.hub.source);
  return projecteer(bericht, (sectie) => open(bericht, sectie), { ...rechten, kader, handeling: 'LEZEN' });
};
