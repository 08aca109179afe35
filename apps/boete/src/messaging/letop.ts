import type { Datum } from '#shared/kernel/datum';
import { onthevenVan, pastBijGrond } from '../domain/recht';
import type { Alertbeleid, Plicht, Sanctiewet } from '../domain/policy';
import type { Overweging, Sanctiezaak } from '../domain/sanctie.types';
import type { SanctieSoort } from '../domain/begrippen';

const PLICHT: Record<Plicht, string> = { a: 'arbeidsplicht', b: 'plicht tot re-integratie', c: 'plicht tot tegenprestatie' };

const voluit = new Intl.DateTimeFormat('nl-NL', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const leesbaar = (dag: Datum): string => voluit.format(new Date(`${dag}T00:00:00Z`));

type Lopend = Parameters<typeof onthevenVan>[1];
type Regels = { readonly beleid: Pick<Alertbeleid, 'evenredigheidMeewegen'>; readonly wet: Sanctiewet };

/**
 * Warnings for the sender alone. They travel and are kept unsealed with the outcome, so they repeat neither ground nor kind of
 * sanction, and of an ontheffing never why (D-31).
 */
export const letOpBijOverweging = ({ grond, gemeente }: Overweging, sanctieSoort: SanctieSoort, lopende: Lopend, { beleid: { evenredigheidMeewegen }, wet }: Regels): string[] => [
  ...onthevenVan(grond, lopende, wet).map(({ plicht, laatsteDag }) => `Let op: ontheven van de ${PLICHT[plicht]} ${laatsteDag === null ? 'zonder einddatum' : `t/m ${leesbaar(laatsteDag)}`}.`),
  ...(pastBijGrond(sanctieSoort, grond, wet) ? [] : ['Let op: deze soort sanctie past volgens de wet niet bij deze grond (Participatiewet, artikel 18 en 18a).']),
  // Said of whatever is considered, so that it tells nothing about what that is.
  ...(evenredigheidMeewegen.includes(gemeente) ? ['Let op: weeg mee wat de inwoner kan (doenvermogen). Deze gemeente vindt een sanctie bij deze groep al snel niet in verhouding.'] : []),
];

type Gemeld = { readonly gemeente: string; readonly redenOntbreekt: boolean; readonly mandaatOntbreekt: boolean };

export const letOpBijUitkomst = (zaak: Sanctiezaak | null, { gemeente, redenOntbreekt, mandaatOntbreekt }: Gemeld): string[] => [
  ...(mandaatOntbreekt ? ['Let op: dit besluit is van de gemeente. Noem een mandaat van die gemeente dat op de besluitdatum geldt, of laat de gemeente zelf beslissen.'] : []),
  ...(redenOntbreekt && zaak?.reactieUiterlijk ? [`Let op: de coach kan nog reageren t/m ${leesbaar(zaak.reactieUiterlijk)}. Leg vast waarom u niet wacht: vul handhaving.redencode.`] : []),
  ...(!zaak || gemeente === zaak.gemeente ? [] : ['Let op: de inwoner hoort nu bij een andere gemeente. De coach daar krijgt dit bericht niet.']),
];
