import { unreachable } from '#shared/kernel/decision';
import { gemeenteVan, ontvangerVan } from './access';
import { OPEN, type SanctieStatus } from './begrippen';
import type { Event, Sanctiezaak, Stand } from './sanctie.types';

type Van<T extends Event['type']> = Extract<Event, { type: T }>;
type Begin = Pick<Sanctiezaak, 'zaakId' | 'inwonerRef' | 'gemeente' | 'indiener'>;

const leeg = ({ zaakId, inwonerRef, gemeente, indiener }: Begin): Sanctiezaak => ({
  zaakId,
  inwonerRef,
  gemeente,
  overwogenIn: gemeente,
  status: 'OVERWOGEN',
  overwegingsDatum: null,
  reactieUiterlijk: null,
  bevestigdOp: null,
  reactie: null,
  voorstelDatum: null,
  geenReactie: false,
  alertOvergeslagen: false,
  uitkomstBekend: false,
  afwijkingen: [],
  indiener,
  inkomensconsulent: null,
  ontvanger: null,
  vertrek: null,
});

const naOverweging = (was: Sanctiezaak | null, { overweging, soort, reactieUiterlijk, afwijkingen }: Van<'overwogen'>): Sanctiezaak => {
  const { afzender, op, ...begin } = overweging;
  const zaak = was ?? leeg({ ...begin, indiener: afzender.actorId });
  const gevraagd: Partial<Sanctiezaak> = soort === 'OPNIEUW' ? { status: 'OVERWOGEN', bevestigdOp: null, reactie: null, voorstelDatum: null, geenReactie: false, vertrek: null } : {};
  return { ...zaak, ...gevraagd, overwegingsDatum: op, reactieUiterlijk, afwijkingen, indiener: afzender.actorId };
};

const naUitkomst = (was: Sanctiezaak | null, { melding, alertOvergeslagen, afwijkingen }: Van<'uitkomst'>): Sanctiezaak => {
  const { afzender, ...begin } = melding;
  const zaak = was ?? leeg({ ...begin, indiener: afzender.rol === 'inkomensconsulent' ? afzender.actorId : null });
  return { ...zaak, status: 'AFGESLOTEN', alertOvergeslagen, uitkomstBekend: true, afwijkingen: [...new Set([...zaak.afwijkingen, ...afwijkingen])] };
};

const bijOpen = (zaak: Sanctiezaak, status: SanctieStatus): SanctieStatus => (OPEN.includes(zaak.status) ? status : zaak.status);

const vervolg = (zaak: Sanctiezaak, event: Exclude<Event, Van<'overwogen' | 'uitkomst'>>): Sanctiezaak => {
  switch (event.type) {
    case 'geopend': return { ...zaak, status: 'GEINFORMEERD' };
    case 'alert.bevestigd': return { ...zaak, bevestigdOp: event.datum, status: zaak.status === 'OVERWOGEN' || zaak.status === 'GEINFORMEERD' ? 'BEVESTIGD' : zaak.status };
    case 'reactie': return { ...zaak, status: bijOpen(zaak, 'GEREAGEERD'), reactie: event.reactie, voorstelDatum: event.voorstelDatum, bevestigdOp: zaak.bevestigdOp ?? event.op };
    case 'reactietermijn.verstreken': return { ...zaak, status: 'GEEN_REACTIE', geenReactie: true };
    case 'overweging.ingetrokken': return { ...zaak, status: 'OVERWEGING_INGETROKKEN' };
    // Whoever comes next was not asked anything: no term runs for him.
    case 'inwoner.vertrokken': return { ...zaak, gemeente: event.gemeente, vertrek: event.vertrek, reactieUiterlijk: null };
    case 'reactie.herroepen': return { ...zaak, status: bijOpen(zaak, event.termijnVoorbij ? 'GEEN_REACTIE' : 'BEVESTIGD'), geenReactie: zaak.geenReactie || event.termijnVoorbij, reactie: null, voorstelDatum: null };
    case 'uitkomst.herroepen': return { ...zaak, uitkomstBekend: false };
    default: return unreachable(event);
  }
};

export const evolve = (zaak: Sanctiezaak | null, event: Event): Sanctiezaak => {
  if (event.type === 'overwogen') return naOverweging(zaak, event);
  if (event.type === 'uitkomst') return naUitkomst(zaak, event);
  if (!zaak) throw new Error(`${event.type} without a case`);
  return vervolg(zaak, event);
};

/** Who is concerned now: the people on the day of this message, not those of the day before. */
export const metBetrokkenen = (zaak: Sanctiezaak, { inwoner }: Pick<Stand, 'inwoner'>): Sanctiezaak => {
  const stand = { zaak, inwoner };
  return { ...zaak, gemeente: gemeenteVan(stand) ?? zaak.gemeente, ontvanger: ontvangerVan(stand), inkomensconsulent: inwoner?.inkomensconsulent ?? null };
};
