import { unreachable } from '#shared/kernel/decision';
import type { Aanleiding, DriegesprekStatus, Event, Overdracht, Voorstel } from './overdracht.types';

type Van<T extends Event['type']> = Extract<Event, { type: T }>;

const driegesprekNa = (voorstel: Voorstel | Aanleiding, was: DriegesprekStatus): DriegesprekStatus =>
  voorstel.driegesprek ? (voorstel.driegesprek.antwoord ?? 'AANGEBODEN') : was;

/** A completed proposal replaces the form and dates; evidence, exception and driegesprek of the case stay unless it brings them anew. */
const gezamenlijk = (was: Overdracht | null, voorstel: Voorstel | Aanleiding) => ({
  zaakId: voorstel.zaakId,
  inwonerRef: voorstel.inwonerRef,
  gemeente: voorstel.gemeente,
  status: 'VOORGESTELD' as const,
  voorgesteldOp: voorstel.op,
  beoogdeCoach: voorstel.beoogdeCoach ?? null,
  voorgesteldeStartdatum: voorstel.voorgesteldeStartdatum,
  inwonerVoorgelichtOp: voorstel.inwonerVoorgelichtOp ?? was?.inwonerVoorgelichtOp ?? null,
  uitzondering: was?.uitzondering ?? 'GEEN',
  driegesprek: driegesprekNa(voorstel, was?.driegesprek ?? 'NIET_AANGEBODEN'),
  driegesprekOp: voorstel.driegesprek ? null : (was?.driegesprekOp ?? null),
  nieuweCoach: null,
  startdatum: null,
});

const naVoorstel = (was: Overdracht | null, { voorstel, voorstelnummer, definitieVersie }: Van<'voorgesteld'>): Overdracht => ({
  ...gezamenlijk(was, voorstel),
  richting: voorstel.richting,
  voorstelnummer,
  definitieVersie,
  indiener: voorstel.afzender.actorId,
  inwonerGeraadpleegdOp: voorstel.inwonerGeraadpleegdOp ?? was?.inwonerGeraadpleegdOp ?? null,
  onderbouwingVereist: was?.onderbouwingVereist ?? true,
  dossier: { formulier: voorstel.formulier, bewijs: voorstel.bewijs ?? was?.dossier.bewijs ?? null },
});

const naAanleiding = (was: Overdracht | null, { voorstel, voorstelnummer, definitieVersie, indiener, onderbouwingVereist }: Van<'aanleiding.gemeld'>): Overdracht => ({
  ...gezamenlijk(was, voorstel),
  richting: 'KP4_NAAR_KP3',
  voorstelnummer,
  definitieVersie,
  indiener,
  inwonerGeraadpleegdOp: was?.inwonerGeraadpleegdOp ?? null,
  onderbouwingVereist,
  dossier: { formulier: voorstel.formulier ?? was?.dossier.formulier ?? null, bewijs: was?.dossier.bewijs ?? null },
});

const vervolg = (zaak: Overdracht, event: Exclude<Event, Van<'voorgesteld' | 'aanleiding.gemeld'>>): Overdracht => {
  switch (event.type) {
    case 'aanleiding.geeindigd': return { ...zaak, onderbouwingVereist: true };
    case 'onderbouwd': return { ...zaak, dossier: { ...zaak.dossier, bewijs: event.bewijs } };
    case 'uitzondering.voorgelegd': return { ...zaak, uitzondering: 'VOORGELEGD' };
    case 'uitzondering.bevestigd': return { ...zaak, uitzondering: 'BEVESTIGD' };
    case 'uitzondering.afgewezen': return { ...zaak, uitzondering: 'AFGEWEZEN' };
    case 'driegesprek.aangeboden': return { ...zaak, driegesprek: 'AANGEBODEN' };
    case 'driegesprek.beantwoord': return { ...zaak, driegesprek: event.antwoord, driegesprekOp: null };
    case 'driegesprek.gepland': return { ...zaak, driegesprek: 'GEPLAND', driegesprekOp: event.datum };
    case 'driegesprek.gehouden': return { ...zaak, driegesprek: 'GEHOUDEN', driegesprekOp: event.datum };
    case 'driegesprek.nietGehouden': return { ...zaak, driegesprek: 'NIET_GEHOUDEN', driegesprekOp: null };
    case 'driegesprek.uitgebleven': return zaak;
    case 'geopend': return { ...zaak, status: 'IN_OVERLEG' };
    case 'geaccepteerd': return { ...zaak, status: 'GEACCEPTEERD', nieuweCoach: event.nieuweCoach, startdatum: event.startdatum };
    case 'teruggestuurd': return { ...zaak, status: 'TERUGGESTUURD' };
    case 'nietOvergenomen': return { ...zaak, status: 'NIET_OVERGENOMEN' };
    case 'ingetrokken': return { ...zaak, status: 'INGETROKKEN' };
    case 'vervallen': return { ...zaak, status: 'VERVALLEN' };
    case 'ingegaan': return { ...zaak, status: 'INGEGAAN' };
    default: return unreachable(event);
  }
};

export const evolve = (zaak: Overdracht | null, event: Event): Overdracht => {
  if (event.type === 'voorgesteld') return naVoorstel(zaak, event);
  if (event.type === 'aanleiding.gemeld') return naAanleiding(zaak, event);
  if (!zaak) throw new Error(`${event.type} without a case`);
  return vervolg(zaak, event);
};
