import { accept } from '#shared/kernel/decision';
import { bekendeCoach, betrokkene } from './access';
import { ZONDER_VERKLARING, type Coachrol, type MedischDeel, type Reikwijdte } from './begrippen';
import { weiger } from './besluit';
import type { Verstrekkingsbeleid } from './policy';
import type { Afwijzing, Besluit, Inwoner, Intrekking, Klaarzetting, Verklaring, Verklaringsmelding, Verstrekkingszaak, Verzoek, Weigering } from './verstrekking.types';

const NIET_AAN = 'de uitzondering staat in deze gemeente niet aan';

/** The resident asks through his werkcoach; a participatiecoach asks for himself, and then the resident is still to be asked (SM-7). */
const VERZOEKER: Record<Coachrol, Verzoek['verzoeker']> = { werkcoach: 'INWONER', participatiecoach: 'PARTICIPATIECOACH' };

/** M-40. */
export const decideVerzocht = (zaak: Verstrekkingszaak | null, inwoner: Inwoner, melding: Verzoek, beleid: Verstrekkingsbeleid): Besluit => {
  if (!beleid.uitzondering) return weiger('BELEID', NIET_AAN);
  if (zaak) return weiger('OVERGANG_ONGELDIG', 'dit verzoek is al gedaan; een nieuw verzoek krijgt een nieuw zaakId');
  const rol = melding.afzender.rol as Coachrol;
  if (melding.verzoeker !== VERZOEKER[rol]) return weiger('NIET_BEVOEGD', 'verloop.verzoeker past niet bij uw rol');
  if (melding.delen.length === 0) return weiger('FORMULIER_ONVOLLEDIG', 'verloop.gevraagd noemt geen onderdeel');
  const vrager = betrokkene(rol, inwoner, (rol === 'werkcoach' ? bekendeCoach(rol, inwoner) : inwoner[rol]) ?? melding.afzender.actorId);
  const gever = betrokkene('werkcoach', inwoner, bekendeCoach('werkcoach', inwoner));
  const uiterlijk = rol === 'participatiecoach' ? beleid.antwoordUiterlijk : null;
  return accept({ type: 'bijzonder.verzocht', melding, vrager, gever, uiterlijk, grondslag: beleid.uitzondering.grondslag });
};

const ontvangerBezwaar = (genoemde: Verklaringsmelding['genoemde'], gemeente: string): Weigering | null => {
  if (genoemde?.rol !== 'participatiecoach') return { code: 'NIET_BEVOEGD', toelichting: 'verloop.ontvanger is geen geregistreerde participatiecoach' };
  return genoemde.namensGemeenten.includes(gemeente) ? null : { code: 'GEMEENTE_ONJUIST', toelichting: 'verloop.ontvanger handelt niet voor de gemeente van de inwoner' };
};

/** M-41: in writing, for one person, through one day. Once shared it stands: what the resident wants otherwise is a withdrawal or a new case. */
export const decideVerklaard = ({ status }: Verstrekkingszaak, melding: Verklaringsmelding, beleid: Verstrekkingsbeleid): Besluit => {
  const { verklaring, genoemde, gemeente, vandaag } = melding;
  if (!beleid.uitzondering) return weiger('BELEID', NIET_AAN);
  if (!ZONDER_VERKLARING.includes(status) && status !== 'VERKLARING_VASTGELEGD') return weiger('OVERGANG_ONGELDIG', 'een nieuwe verklaring krijgt een nieuw zaakId');
  if (verklaring.schriftelijkOp > vandaag) return weiger('VOORWAARDE_NIET_VERVULD', 'verloop.schriftelijkOp ligt na vandaag');
  if (verklaring.laatsteDag < vandaag) return weiger('VERKLARING_VERLOPEN');
  const bezwaar = ontvangerBezwaar(genoemde, gemeente);
  if (bezwaar) return { accepted: false, refusal: bezwaar };
  return accept({ type: 'bijzonder.verklaard', verklaring, grondslag: beleid.uitzondering.grondslag });
};

const BINNEN: Record<Reikwijdte, readonly string[]> = { CONCLUSIE: ['conclusie'], ADVIES: ['advies'], CONCLUSIE_EN_ADVIES: ['conclusie', 'advies'] satisfies MedischDeel[] };

/** Where the statement stands on this day; null: it holds. */
const verklaringBezwaar = (zaak: Verstrekkingszaak | null, vandaag: Klaarzetting['vandaag']): Weigering | null => {
  if (!zaak || ZONDER_VERKLARING.includes(zaak.status)) return { code: 'VERKLARING_ONTBREEKT' };
  if (zaak.status === 'INGETROKKEN') return { code: 'VERKLARING_INGETROKKEN' };
  if (zaak.status === 'VERLOPEN' || (zaak.verklaring !== null && vandaag > zaak.verklaring.laatsteDag)) return { code: 'VERKLARING_VERLOPEN' };
  return zaak.status === 'VERKLARING_VASTGELEGD' ? null : { code: 'OVERGANG_ONGELDIG' };
};

const inhoudBezwaar = ({ velden, laatsteDag, vandaag }: Klaarzetting, verklaring: Verklaring, { medischTotEnMet }: Verstrekkingsbeleid): Weigering | null => {
  if (velden === null) return { code: 'VOORWAARDE_NIET_VERVULD', toelichting: 'dit bericht is herroepen voordat het werd behandeld' };
  const teVeel = velden.filter((veld) => !BINNEN[verklaring.reikwijdte].includes(veld));
  if (teVeel.length > 0) return { code: 'CATEGORIE_NIET_TOEGESTAAN', toelichting: `buiten de verklaring: ${teVeel.map((veld) => `medisch.${veld}`).join(', ')}` };
  if (laatsteDag !== null && laatsteDag > verklaring.laatsteDag) return { code: 'TERMIJN_TE_LANG', toelichting: 'verloop.laatsteDag ligt na die van de verklaring' };
  if (laatsteDag !== null && laatsteDag > medischTotEnMet) return { code: 'TERMIJN_TE_LANG', toelichting: `verloop.laatsteDag ligt na ${medischTotEnMet}: langer bewaart de hub dit niet` };
  return laatsteDag !== null && laatsteDag < vandaag ? { code: 'VOORWAARDE_NIET_VERVULD', toelichting: 'verloop.laatsteDag is voorbij' } : null;
};

/** M-42: announced once to the named person; no longer than the resident said or the hub keeps it, and shorter where the werkcoach says so. */
export const decideKlaargezet = (zaak: Verstrekkingszaak | null, inwoner: Inwoner, melding: Klaarzetting, beleid: Verstrekkingsbeleid): Besluit => {
  if (!beleid.uitzondering) return weiger('BELEID', NIET_AAN);
  if (!beleid.medischMag) return weiger('CATEGORIE_NIET_TOEGESTAAN');
  const bezwaar = verklaringBezwaar(zaak, melding.vandaag);
  if (bezwaar) return { accepted: false, refusal: bezwaar };
  if (!zaak?.verklaring) return weiger('VERKLARING_ONTBREEKT');
  const inhoud = inhoudBezwaar(melding, zaak.verklaring, beleid);
  if (inhoud) return { accepted: false, refusal: inhoud };
  const { ontvanger, laatsteDag } = zaak.verklaring;
  return accept({
    type: 'bijzonder.klaargezet',
    op: melding.vandaag,
    laatsteDag: melding.laatsteDag ?? (laatsteDag < beleid.medischTotEnMet ? laatsteDag : beleid.medischTotEnMet),
    ontvanger: betrokkene('participatiecoach', inwoner, ontvanger),
    grondslag: beleid.uitzondering.grondslag,
  });
};

/** The resident withdraws: always possible while there is something to end, wherever the switch stands; twice is once. */
export const decideIngetrokken = ({ status }: Verstrekkingszaak, { vandaag, datum }: Intrekking): Besluit => {
  if (status === 'INGETROKKEN') return accept();
  if (['VERLOPEN', 'AFGEWEZEN', 'VERVALLEN'].includes(status)) return weiger('OVERGANG_ONGELDIG');
  return accept({ type: 'bijzonder.ingetrokken', op: vandaag, ingetrokkenOp: datum < vandaag ? datum : vandaag });
};

/** M-43: as long as nothing was shared. */
export const decideAfgewezen = ({ status }: Verstrekkingszaak, { vandaag, redencode }: Afwijzing): Besluit =>
  ZONDER_VERKLARING.includes(status) || status === 'VERKLARING_VASTGELEGD' ? accept({ type: 'bijzonder.afgewezen', op: vandaag, redencode }) : weiger('OVERGANG_ONGELDIG');
