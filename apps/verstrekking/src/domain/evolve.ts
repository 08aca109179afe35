import { unreachable } from '#shared/kernel/decision';
import { OPEN, type Status } from './begrippen';
import type { Event, Verstrekkingszaak } from './verstrekking.types';

type Van<T extends Event['type']> = Extract<Event, { type: T }>;
type Begin = Van<'gevraagd' | 'gegeven' | 'bijzonder.verzocht'>;

const leeg = ({ melding, gever }: Begin, soort: Verstrekkingszaak['soort'], status: Status): Verstrekkingszaak => ({
  zaakId: melding.zaakId,
  inwonerRef: melding.inwonerRef,
  gemeente: melding.gemeente,
  soort,
  status,
  vrager: null,
  gever,
  ontvanger: null,
  gevraagd: [],
  noodzaak: null,
  begonnenOp: melding.vandaag,
  uiterlijk: null,
  gegevenOp: null,
  antwoord: null,
  redencode: null,
  verzoeker: null,
  reden: null,
  verklaring: null,
  grondslag: null,
  klaargezetOp: null,
  gelezenOp: null,
  geslotenOp: null,
});

const naVraag = (event: Van<'gevraagd'>): Verstrekkingszaak => {
  const { melding: { delen, noodzaak }, vrager, uiterlijk } = event;
  return { ...leeg(event, 'BELASTBAARHEID', 'GEVRAAGD'), vrager, gevraagd: delen, noodzaak, uiterlijk };
};

const naVerzoek = (event: Van<'bijzonder.verzocht'>): Verstrekkingszaak => {
  const { melding: { delen, verzoeker, reden }, vrager, uiterlijk, grondslag } = event;
  const status = verzoeker === 'INWONER' ? 'VERKLARING_GEVRAAGD' : 'INGEDIEND';
  return { ...leeg(event, 'BIJZONDER', status), vrager, gevraagd: delen, verzoeker, reden, uiterlijk, grondslag };
};

const naGift = (was: Verstrekkingszaak | null, event: Van<'gegeven'>): Verstrekkingszaak => {
  const { melding, gever, ontvanger } = event;
  const zaak = was ?? leeg(event, 'BELASTBAARHEID', 'GEGEVEN');
  return { ...zaak, status: 'GEGEVEN', gever, ontvanger, noodzaak: zaak.noodzaak ?? melding.noodzaak, gegevenOp: melding.vandaag, gelezenOp: null };
};

const gesloten = (zaak: Verstrekkingszaak, status: Status, op: Verstrekkingszaak['geslotenOp']): Verstrekkingszaak => ({ ...zaak, status, geslotenOp: op });

const NIET_GEDEELD = { ontvanger: null, klaargezetOp: null, gelezenOp: null } as const;
const voorVerklaring = ({ verzoeker }: Verstrekkingszaak): Status => (verzoeker === 'INWONER' ? 'VERKLARING_GEVRAAGD' : 'INGEDIEND');

/** M-18: the case goes back to where it stood without that message. What is closed for another reason stays closed. */
const naHerroeping = (zaak: Verstrekkingszaak, { wat, op }: Van<'herroepen'>): Verstrekkingszaak => {
  const open = OPEN.includes(zaak.status);
  const terug = (status: Status): Verstrekkingszaak => ({ ...zaak, status, geslotenOp: null });
  switch (wat) {
    case 'gevraagd': case 'bijzonder.verzocht': return { ...(open ? gesloten(zaak, 'VERVALLEN', op) : zaak), ...NIET_GEDEELD };
    case 'gegeven': {
      const zonder = { ...zaak, ontvanger: null, gegevenOp: null, gelezenOp: null };
      if (!open) return zonder;
      return zaak.vrager ? { ...zonder, status: 'GEVRAAGD' } : gesloten(zonder, 'VERVALLEN', op);
    }
    case 'beantwoord': return zaak.status === 'BEANTWOORD' ? { ...terug(zaak.gegevenOp ? 'GEGEVEN' : 'GEVRAAGD'), antwoord: null, redencode: null } : zaak;
    case 'bijzonder.verklaard': return { ...(open ? terug(voorVerklaring(zaak)) : zaak), ...NIET_GEDEELD, verklaring: null };
    case 'bijzonder.klaargezet': return { ...(zaak.status === 'GEDEELD' ? terug('VERKLARING_VASTGELEGD') : zaak), ...NIET_GEDEELD };
    case 'bijzonder.afgewezen': return zaak.status === 'AFGEWEZEN' ? { ...terug(zaak.verklaring ? 'VERKLARING_VASTGELEGD' : voorVerklaring(zaak)), redencode: null } : zaak;
    case 'bijzonder.ingetrokken': return zaak;
    default: return unreachable(wat);
  }
};

const naIntrekking = (zaak: Verstrekkingszaak, { op, ingetrokkenOp }: Van<'bijzonder.ingetrokken'>): Verstrekkingszaak => ({
  ...gesloten(zaak, 'INGETROKKEN', op),
  verklaring: zaak.verklaring && { ...zaak.verklaring, ingetrokkenOp },
});

const naKlaarzetting = (zaak: Verstrekkingszaak, { op, laatsteDag, ontvanger, grondslag }: Van<'bijzonder.klaargezet'>): Verstrekkingszaak => ({
  ...zaak,
  status: 'GEDEELD',
  klaargezetOp: op,
  ontvanger,
  grondslag,
  verklaring: zaak.verklaring && { ...zaak.verklaring, laatsteDag },
});

const vervolg = (zaak: Verstrekkingszaak, event: Exclude<Event, Begin>): Verstrekkingszaak => {
  switch (event.type) {
    case 'beantwoord': {
      const { antwoord, redencode, vandaag } = event.melding;
      return { ...gesloten(zaak, 'BEANTWOORD', vandaag), antwoord, redencode, vrager: event.vrager };
    }
    case 'bijzonder.verklaard': return { ...zaak, status: 'VERKLARING_VASTGELEGD', verklaring: event.verklaring, grondslag: event.grondslag };
    case 'bijzonder.klaargezet': return naKlaarzetting(zaak, event);
    case 'bijzonder.ingetrokken': return naIntrekking(zaak, event);
    case 'bijzonder.afgewezen': return { ...gesloten(zaak, 'AFGEWEZEN', event.op), redencode: event.redencode };
    case 'bijzonder.verlopen': return gesloten(zaak, 'VERLOPEN', event.op);
    case 'geopend': return { ...zaak, gelezenOp: event.op };
    case 'vervallen': return gesloten(zaak, 'VERVALLEN', event.op);
    case 'herroepen': return naHerroeping(zaak, event);
    default: return unreachable(event);
  }
};

export const evolve = (zaak: Verstrekkingszaak | null, event: Event): Verstrekkingszaak => {
  if (event.type === 'gevraagd') return naVraag(event);
  if (event.type === 'gegeven') return naGift(zaak, event);
  if (event.type === 'bijzonder.verzocht') return naVerzoek(event);
  if (!zaak) throw new Error(`${event.type} without a case`);
  return vervolg(zaak, event);
};
