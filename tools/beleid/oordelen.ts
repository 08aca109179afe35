import { gebeurtenisVan } from '#shared/contracts/lezen';
import { dag, type Datum } from '#shared/kernel/datum';
import type { Beleid } from '#shared/policy/beleid';
import type { Formulieren } from '#shared/policy/formulieren';
import type { Partijen } from '#shared/policy/partijen';
import { alertbeleid, sanctiewet } from '../../apps/boete/src/beleid';
import { pastBijGrond } from '../../apps/boete/src/domain/recht';
import { decide as beslisSanctie } from '../../apps/boete/src/domain/sanctie';
import { naarCommand as naarSanctie, openHandhaving } from '../../apps/boete/src/messaging/incoming';
import { overdrachtsbeleid } from '../../apps/handover/src/beleid';
import { decideAcceptatie } from '../../apps/handover/src/domain/acceptatie';
import type { Richting } from '../../apps/handover/src/domain/begrippen';
import { evolve } from '../../apps/handover/src/domain/evolve';
import { keurOnderbouwing } from '../../apps/handover/src/domain/onderbouwing';
import { decide as beslisOverdracht } from '../../apps/handover/src/domain/overdracht';
import type { Overdracht, Voorstel } from '../../apps/handover/src/domain/overdracht.types';
import { naarCommand as naarOverdracht } from '../../apps/handover/src/messaging/incoming';
import { prijsregels } from '../../apps/ondersteuning/src/beleid';
import { prijsVan } from '../../apps/ondersteuning/src/domain/prijs';
import { eigenBesluitNaWia4, normen, ontheffingsbeleid, OUDERWET, tijdelijkwet, wetVoor } from '../../apps/ontheffing/src/beleid';
import { standUit } from '../../apps/ontheffing/src/domain/evolve';
import { decide as beslisOntheffing } from '../../apps/ontheffing/src/domain/ontheffing';
import { naarCommand as naarOntheffing, vandaagVan } from '../../apps/ontheffing/src/messaging/incoming';
import type { Geval } from './geval';

/** What one agreement says about the message. `codes`: of a refusal, or of marks on what is registered all the same. `op`: where it is judged by another day than the business date. */
export type Oordeel = { readonly regel: string; readonly vraag: string; readonly uitkomst: string; readonly codes: readonly string[]; readonly toelichting?: string; readonly op?: Datum };
export type Regelbronnen = { readonly beleid: Beleid; readonly formulieren: Formulieren; readonly partijen: Partijen };

type Besluit = { readonly accepted: true; readonly afwijkingen: readonly string[] } | { readonly accepted: false; readonly refusal: { readonly code: string; readonly toelichting?: string } };
type Beoordelaar = (geval: Geval, bronnen: Regelbronnen) => readonly Oordeel[];

const RICHTINGEN: readonly Richting[] = ['KP3_NAAR_KP4', 'KP4_NAAR_KP3'];
const ONDERBOUWING = { KP3_NAAR_KP4: 'onderbouwing-kp3-naar-kp4', KP4_NAAR_KP3: 'onderbouwing-kp4-naar-kp3' } as const;

const oordeelOver = (regel: string, vraag: string, besluit: Besluit): Oordeel => {
  if (!besluit.accepted) return { regel, vraag, uitkomst: 'geweigerd', codes: [besluit.refusal.code], ...(besluit.refusal.toelichting ? { toelichting: besluit.refusal.toelichting } : {}) };
  return { regel, vraag, uitkomst: besluit.afwijkingen.length > 0 ? 'geregistreerd, met kenmerk' : 'aanvaard', codes: besluit.afwijkingen };
};

/** Judged as if the receiver accepts on this day: nothing else of the case is known. */
const onderbouwing = (zaak: Overdracht, { beleid, formulieren }: Regelbronnen, { op }: Geval): Oordeel => {
  const code = keurOnderbouwing(zaak, overdrachtsbeleid({ beleid, formulieren }, op).onderbouwing[zaak.richting].waarden, op);
  return { regel: ONDERBOUWING[zaak.richting], vraag: `onderbouwing van ${zaak.richting}`, uitkomst: code === null ? 'voldoende' : 'niet genoeg', codes: code === null ? [] : [code] };
};

const omgevingVan = ({ beleid, formulieren, partijen }: Regelbronnen, { ring }: Geval) => ({ beleid, formulieren, partijen, ring });

const standVan = ({ situatie }: Geval) => ({ perioden: [situatie], zaak: null, zaakVanAnder: false, andereZaakOpen: false, laatstIngegaan: null });

const uitVoorstel = (voorstel: Voorstel, definitieVersie: string): Overdracht => evolve(null, { type: 'voorgesteld', voorstel, voorstelnummer: 1, definitieVersie });

const acceptatie = (zaak: Overdracht, geval: Geval, bronnen: Regelbronnen): Oordeel => {
  const { op, situatie, invoer } = geval;
  const { afzender } = invoer.bericht.data;
  const command = { type: 'geaccepteerd', op, gemeente: zaak.gemeente, afzender: { ...afzender, bevoegd: true, waarneemtVoor: [] }, nieuweCoach: zaak.beoogdeCoach ?? afzender.actorId, nieuweCoachBekend: true, startdatum: zaak.voorgesteldeStartdatum, afgestemdOp: op, vandaag: vandaagVan(invoer) } as const;
  // Only the driegesprek is asked here: evidence and form are of other agreements.
  return oordeelOver('driegesprek', 'acceptatie zonder verdere stappen', decideAcceptatie({ ...zaak, onderbouwingVereist: false }, command, [situatie], overdrachtsbeleid(bronnen, op)));
};

const voorgesteld: Beoordelaar = (geval, bronnen) => {
  const command = naarOverdracht(geval.invoer, null, omgevingVan(bronnen, geval)) as Voorstel;
  const beleid = overdrachtsbeleid(bronnen, geval.op);
  const besluit = beslisOverdracht(standVan(geval), command, beleid);
  if ('wachtOp' in besluit) return [];
  const zaak = uitVoorstel(command, beleid.definitie.versie);
  return [oordeelOver('definitie-kp4', 'voorstel', besluit), onderbouwing(zaak, bronnen, geval), acceptatie(zaak, geval, bronnen)];
};

/** The message does not say the direction, so both are judged; the proposal counts as of the same day. */
const onderbouwd: Beoordelaar = (geval, bronnen) => {
  const command = naarOverdracht(geval.invoer, null, omgevingVan(bronnen, geval));
  if (command.type !== 'onderbouwd') return [];
  const { zaakId = '', inwonerRef = '', gemeente } = geval.invoer.bericht.data;
  return RICHTINGEN.map((richting) => {
    const voorstel: Voorstel = { ...command, type: 'voorgesteld', richting, zaakId, inwonerRef, gemeente, voorgesteldeStartdatum: geval.op, beoogdeCoachBekend: true, formulier: {} };
    return onderbouwing(uitVoorstel(voorstel, ''), bronnen, geval);
  });
};

const aanleiding: Beoordelaar = (geval, bronnen) => {
  const besluit = beslisOverdracht(standVan(geval), naarOverdracht(geval.invoer, null, omgevingVan(bronnen, geval)) as Voorstel, overdrachtsbeleid(bronnen, geval.op));
  if ('wachtOp' in besluit) return [];
  const oordeel = oordeelOver(ONDERBOUWING.KP4_NAAR_KP3, 'overdracht na een aanleiding', besluit);
  const zonder = besluit.accepted && besluit.events.some((event) => event.type === 'aanleiding.gemeld' && !event.onderbouwingVereist);
  return [{ ...oordeel, ...(zonder ? { uitkomst: 'aanvaard, zonder onderzoek' } : {}) }];
};

/** Of a temporary one the agreement and the law behind it, of art. 9a and by law the law alone. */
const ontheffing: Beoordelaar = (geval, { beleid, partijen }) => {
  const { invoer, ring, situatie, op } = geval;
  const command = naarOntheffing(invoer, { beleid, partijen, ring });
  const policy = ontheffingsbeleid(beleid, op).waarden;
  const wet = wetVoor(beleid, command, op);
  const besluit = beslisOntheffing(standUit(situatie, []), command, { wet, policy, normen: normen(beleid, vandaagVan(invoer), situatie.gemeente), eigenBesluitNaWia4: eigenBesluitNaWia4(beleid, op, situatie.gemeente) });
  switch (command.type) {
    case 'verleend': {
      if (command.soort === 'ALLEENSTAANDE_OUDER') return [{ ...oordeelOver(OUDERWET, 'verlening', besluit), op: command.verzoekDatum ?? op }];
      const mag = command.scope.every((verplichting) => wet.tijdelijk.scope.includes(verplichting));
      const { id } = tijdelijkwet(beleid, op);
      return [oordeelOver('ontheffing-bij-overdracht', 'verlening', besluit), { regel: id, vraag: 'verplichtingen', uitkomst: mag ? 'toegestaan' : 'niet toegestaan', codes: mag ? [] : ['VERPLICHTING_NIET_TOEGESTAAN'] }];
    }
    case 'aangevraagd': return [{ ...oordeelOver(OUDERWET, 'verzoek', besluit), op: command.verzoekDatum }];
    case 'vastgesteld': return [{ ...oordeelOver('wet-ontheffing-van-rechtswege', 'vaststelling', besluit), op: command.vanaf }];
    default: return [];
  }
};

const overwogen: Beoordelaar = (geval, { beleid, partijen }) => {
  const { invoer, ring, situatie, op } = geval;
  const omgeving = { beleid, partijen, ring };
  const handhaving = openHandhaving(invoer, omgeving);
  const command = naarSanctie(invoer, handhaving, omgeving);
  if (!command) return [];
  const besluit = beslisSanctie({ zaak: null, zaakVanAnder: false, inwoner: situatie }, command, alertbeleid(beleid, op).waarden);
  if ('wachtOp' in besluit) return [];
  const wet = sanctiewet(beleid, op);
  const past = handhaving?.sanctieSoort && handhaving.grond ? pastBijGrond(handhaving.sanctieSoort, handhaving.grond, wet.waarden) : true;
  return [oordeelOver('boete-alert', 'waarschuwing aan de coach', besluit), { regel: wet.id, vraag: 'soort sanctie bij deze grond', uitkomst: past ? 'past' : 'past niet', codes: [] }];
};

const euro = (bedrag: number): string => `${bedrag.toFixed(2)} euro`;
const PRIJS = 'instrumentprijzen';

/** The price of a request stands in the catalogue, which is not asked here: what the rules make of it is. */
const aangevraagd: Beoordelaar = ({ invoer, situatie, op }, { beleid }) => {
  const start = dag(String(invoer.bericht.data.verloop?.['gewensteStart']));
  const { regels } = prijsregels(beleid, op).waarden;
  const groepen = [...new Set(regels.flatMap((regel) => regel.groepen))];
  const onbekend = { code: '', prijs: Number.NaN, kp4Relevant: true, maxMaanden: null };
  const met = groepen.map((groep) => ({ groep, prijs: prijsVan({ ...onbekend, groep }, situatie.klantprofiel, start, regels) }));
  const vast = met.filter(({ prijs }) => !Number.isNaN(prijs.bedrag));
  return [
    ...vast.map(({ groep, prijs }) => ({ regel: PRIJS, vraag: `prijs in groep ${groep}, bij start op ${start}`, uitkomst: euro(prijs.bedrag), codes: [prijs.regel] })),
    { regel: PRIJS, vraag: `prijs ${vast.length > 0 ? 'in elke andere groep' : 'van elk instrument'}, bij start op ${start}`, uitkomst: 'lijstprijs uit de instrumentengids', codes: [] },
  ];
};

type Gids = { readonly instrumenten: readonly { readonly code: string; readonly groep: string; readonly kp4Relevant: boolean; readonly prijs: number; readonly maxMaanden?: number }[] };

/** Every instrument of the catalogue, for a resident with klantprofiel 4 who starts on this day. */
const gepubliceerd: Beoordelaar = ({ invoer, situatie, op }, { beleid }) => {
  const { instrumenten } = invoer.bericht.data.algemeen as unknown as Gids;
  const { regels } = prijsregels(beleid, op).waarden;
  return instrumenten.map(({ maxMaanden = null, ...instrument }) => {
    const { bedrag, regel } = prijsVan({ ...instrument, maxMaanden }, situatie.klantprofiel, op, regels);
    return { regel: PRIJS, vraag: `prijs van ${instrument.code}, bij start op ${op}`, uitkomst: euro(bedrag), codes: [regel] };
  });
};

const BEOORDELAARS: Readonly<Record<string, Beoordelaar>> = {
  'overdracht voorgesteld': voorgesteld,
  'overdracht onderbouwd': onderbouwd,
  'overdracht aanleiding.gemeld': aanleiding,
  'ontheffing verleend': ontheffing,
  'ontheffing aangevraagd': ontheffing,
  'ontheffing vastgesteld': ontheffing,
  'boete overwogen': overwogen,
  'instrument aangevraagd': aangevraagd,
  'instrument catalogus.gepubliceerd': gepubliceerd,
};

const beoordelaarVan = (type: string): Beoordelaar | undefined => BEOORDELAARS[`${type.split('.')[2] ?? ''} ${gebeurtenisVan(type)}`];

export const isTeBeoordelen = (type: string): boolean => beoordelaarVan(type) !== undefined;

/** What the rules of the owners say of this message on that day, as far as that needs no state; none where it always does. */
export const oordelenOver = (geval: Geval, bronnen: Regelbronnen): readonly Oordeel[] => beoordelaarVan(geval.invoer.bericht.type)?.(geval, bronnen) ?? [];

